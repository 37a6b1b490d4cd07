package import HubbubWire

/// How a command is typed: `/reply N text` is the word `reply` with a message and a rest.
package struct LineForm: Sendable {
    /// `reply`, or `hub create`.
    package let word: String
    package let arguments: [Argument]
    /// Fields that the form sets by itself.
    package let fixed: [(String, JSON)]

    package init(_ word: String, _ arguments: [Argument] = [], fixed: [(String, JSON)] = []) {
        self.word = word
        self.arguments = arguments
        self.fixed = fixed
    }

    /// One argument.
    ///
    /// Optional ones are skipped when the next token does not fit them.
    package struct Argument: Sendable {
        package let field: String
        package let kind: Kind
        package let isOptional: Bool

        package enum Kind: Sendable {
            /// `N` here, or `#hub/topic/N`.
            case message
            /// `#hub` or `#hub/topic`; when left out, the channel one is in.
            case channel
            /// `#hub`; when left out, the hub one is in.
            case hub
            /// `#hub`, `#hub/topic` or `#hub/topic/N`: fills `channel` or `message`.
            case place
            /// `#hub` fills `hub`, `#hub/topic` fills `channel`.
            case hubOrChannel
            /// `N` when given fills `message`, else the thread one is in fills `thread`.
            case messageOrThread
            /// `N` or `#hub/topic/N` fills `message`, `#hub` or `#hub/topic` fills `channel`; left out, the thread one
            /// is in fills `thread`.
            case target
            /// `N`, `N-M` or either behind `#hub/topic/`: fills the field, and `to` with the last of a range.
            case range
            /// `#hub` or `#hub/topic` fills `channel`; `N` or `#hub/topic/N` fills `into`.
            case destination
            case member
            case members
            /// `10m`, `2h`, as text.
            case span
            case number
            /// One of these words.
            case word([String])
            /// `r3`: a rule of the charter.
            case rule
            /// `e51`: an entry of the log.
            case entry
            /// `q17`: an item of the queue.
            case item
            /// `on` or `off`, as a boolean.
            case toggle
            /// Any one token.
            case token
            /// A new address, not looked up.
            case address
            /// The rest of the line, verbatim.
            case rest
        }

        package init(_ field: String, _ kind: Kind, optional: Bool = false) {
            self.field = field
            self.kind = kind
            self.isOptional = optional
        }
    }

    /// As help shows it: `/reply N TEXT`.
    package var usage: String {
        let shown = arguments.map { argument in
            let name = argument.shown
            return argument.isOptional || argument.isWhereOneIs ? "[\(name)]" : name
        }
        return (["/" + word] + shown).joined(separator: " ")
    }
}

extension LineForm.Argument {
    /// Whether the place that one is in is meant where it is left out.
    var isWhereOneIs: Bool {
        switch kind {
        case .channel, .hub, .hubOrChannel, .messageOrThread, .target: true
        default: false
        }
    }

    /// Its place in a usage.
    var shown: String {
        switch kind {
        case .message, .messageOrThread: "N"
        case .channel: "#hub/topic"
        case .hub: "#hub"
        case .target: "N|#hub/topic"
        case .range: "N[-M]"
        case .destination: "#hub/topic[/N]"
        case .place: "#hub[/topic][/N]"
        case .hubOrChannel: "#hub[/topic]"
        case .member: "nick"
        case .members: "nick[,nick]"
        case .span: "7d"
        case .rule: "r1"
        case .entry: "e51"
        case .item: "q17"
        case .number: field
        case .word(let words): words.joined(separator: "|")
        case .toggle: "on|off"
        case .token, .rest: field
        case .address: "#hub/topic"
        }
    }
}

extension LineForm.Argument.Kind {
    /// As the published table has it.
    var name: String {
        switch self {
        case .message: "message"
        case .channel: "channel"
        case .hub: "hub"
        case .place: "place"
        case .hubOrChannel: "hub_or_channel"
        case .messageOrThread: "message_or_thread"
        case .target: "target"
        case .range: "range"
        case .destination: "destination"
        case .member: "member"
        case .members: "members"
        case .span: "span"
        case .number: "number"
        case .word: "word"
        case .rule: "rule"
        case .entry: "entry"
        case .item: "item"
        case .toggle: "toggle"
        case .token: "token"
        case .address: "address"
        case .rest: "rest"
        }
    }
}
