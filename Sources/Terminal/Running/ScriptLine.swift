import HubbubWire

/// One line that `--json` prints: docs/PROTOCOL.md section 11.
enum ScriptLine: Hashable, Sendable {
    /// What a line that was read led to; `line` counts from 1.
    case answer(line: Int64, JSON)
    case refusal(line: Int64, ClientRefusal)
    /// An event as it came.
    case event(JSON)
    /// What a command of the tool was answered: the answer, or a part of it.
    case object(JSON)
    /// What a command of the tool was refused.
    case no(ClientRefusal)

    var text: String {
        var writer = JSONWriter()
        switch self {
        case .answer(let line, let answer):
            writer.object { writer in
                writer.field("line", line)
                writer.name("ok")
                writer.value(answer)
            }
        case .refusal(let line, let refusal):
            writer.object { writer in
                writer.field("line", line)
                Self.write(refusal, &writer)
            }
        case .no(let refusal): writer.object { Self.write(refusal, &$0) }
        case .event(let json), .object(let json): writer.value(json)
        }
        return Self.plain(writer.text)
    }

    private static func write(_ refusal: ClientRefusal, _ writer: inout JSONWriter) {
        writer.field("no") { writer in
            writer.field("code", refusal.code)
            writer.field("say", refusal.say)
            if let field = refusal.field { writer.field("field", field) }
            if let proposal = refusal.proposal { writer.field("try", proposal) }
            if let seconds = refusal.retrySeconds { writer.field("retry", seconds) }
        }
    }

    /// The same JSON with what a terminal would obey, or turn the line with, written as `\u009b`.
    ///
    /// JSON escapes C0 alone; such characters stand only in strings.
    private static func plain(_ json: String) -> String {
        guard json.utf8.contains(where: { $0 > 0x7E }) else { return json }
        var plain = ""
        for scalar in json.unicodeScalars {
            switch scalar.value {
            case 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
                let digits = String(scalar.value, radix: 16)
                plain += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: plain.unicodeScalars.append(scalar)
            }
        }
        return plain
    }
}
