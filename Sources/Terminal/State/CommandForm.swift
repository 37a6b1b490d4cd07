import HubbubWire

/// How a line of a command is typed, for completing it: as the server's table says, or one of the client's own.
struct CommandForm: Hashable, Sendable {
    /// As `/reply`, `/hub create`.
    let word: String
    let arguments: [Argument]
    /// The whole line, for who writes it otherwise; empty for the server's, which says so itself.
    let usage: String

    init(_ word: String, _ arguments: [Argument] = [], usage: String = "") {
        self.word = word
        self.arguments = arguments
        self.usage = usage
    }

    /// What may stand behind the word.
    enum Argument: Hashable, Sendable {
        case member
        /// A message, or the thread that it begins.
        case message
        case rule
        case span
        /// `e51`.
        case entry
        /// `q17`.
        case item
        /// One of these.
        case word([String])
        /// Words of one's own, and whatever a newer server knows.
        case other
    }
}

extension CommandForm {
    /// One of the table's `lines`; `safe` makes its words harmless.
    init?(_ json: JSON, safe: (String) -> String) {
        guard let word = json["word"]?.string else { return nil }
        self.init(safe(word), (json["arguments"]?.array ?? []).map { Argument($0, safe: safe) })
    }
}

extension CommandForm.Argument {
    fileprivate init(_ json: JSON, safe: (String) -> String) {
        self =
            switch json["kind"]?.string {
            case "member", "members": .member
            case "message", "message_or_thread", "target", "range", "destination": .message
            case "rule": .rule
            case "span": .span
            case "entry": .entry
            case "item": .item
            case "word": .word((json["words"]?.array ?? []).compactMap(\.string).map(safe))
            case "toggle": .word(["on", "off"])
            default: .other
            }
    }
}
