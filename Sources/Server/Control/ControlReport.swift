import HubbubWire

/// One line of what the administration hears back: any number of `progress` and `say`, then `done` or `refused`.
package enum ControlReport: Sendable, Equatable {
    /// `done` of `total` of a step; a total of 0 is not known yet.
    case progress(step: String, done: Int64, total: Int64)
    /// A sentence for whoever asked.
    case say(String)
    /// A secret for standard output alone, so that scripts can take it.
    case token(String)
    case done
    /// Why not, and what to do.
    case refused(String)

    /// Whether nothing more follows.
    package var isLast: Bool {
        switch self {
        case .done, .refused: true
        default: false
        }
    }

    /// The line, without its end.
    package var line: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            switch self {
            case .progress(let step, let done, let total):
                writer.field("progress", step)
                writer.field("done", done)
                writer.field("total", total)
            case .say(let sentence): writer.field("say", sentence)
            case .token(let token): writer.field("token", token)
            case .done: writer.field("ok", true)
            case .refused(let sentence): writer.field("refused", sentence)
            }
        }
        return writer.bytes
    }

    /// Reads a line; nil for anything else.
    package init?(line: [UInt8]) {
        guard let json = try? JSONParser.parse(line) else { return nil }
        if let step = json["progress"]?.string, let done = json["done"]?.integer, let total = json["total"]?.integer {
            self = .progress(step: step, done: done, total: total)
        } else if let sentence = json["say"]?.string {
            self = .say(sentence)
        } else if let token = json["token"]?.string {
            self = .token(token)
        } else if let sentence = json["refused"]?.string {
            self = .refused(sentence)
        } else if json["ok"]?.bool == true {
            self = .done
        } else {
            return nil
        }
    }
}
