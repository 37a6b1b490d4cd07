/// What a typed line asks of the client itself; all else is the server's to read.
enum TypedLine: Hashable, Sendable {
    case nothing
    case quit
    /// Bare `/thread`: the prompt leaves the thread.
    case leaveThread
    case next
    /// `/open #hub/topic`: with the replies, which a line would leave out.
    case open(String)
    /// `/goto 42`, `/goto 2013-05-02`.
    case goTo(String)
    /// `/edit 42` without a text: opens it.
    case edit(Int64)
    /// `/opened`: the channels of Alt-1 to Alt-9.
    case opened
    /// `s/old/new/`: changes one's own last message.
    case substitution(old: String, new: String)
    case line(String)
    /// A word of the client's own, and how it is to be written.
    case misused(usage: String)

    /// The client's own words, which the server knows nothing of: for completion, and to say how such a line is written.
    static let own: [CommandForm] = [
        .init("/quit", usage: "/quit"),
        .init("/exit", usage: "/quit"),
        .init("/goto", [.message], usage: "/goto N | 2013-05-02 | #hub/topic/N"),
        .init("/opened", usage: "/opened"),
        .init("/away", usage: "/away"),
        .init("/back", usage: "/back"),
        .init("/dnd", [.span, .word(["off"])], usage: "/dnd [2h | off]"),
        .init("/editor", usage: "/editor"),
        .init("/upload", usage: "/upload PATH [alt:\"…\"] [words]"),
        .init("/files", usage: "/files [N] [FOLDER]"),
    ]

    init(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        switch (words.first, words.count) {
        case (nil, _): self = .nothing
        case ("/quit", 1), ("/exit", 1): self = .quit
        case ("/thread", 1): self = .leaveThread
        case ("/next", 1): self = .next
        case ("/open", 2) where words[1].first == "#" || words[1].first == "@": self = .open(words[1])
        case ("/goto", 2): self = .goTo(words[1])
        case ("/opened", 1): self = .opened
        case ("/edit", 2): self = Int64(words[1]).map { .edit($0) } ?? .line(text)
        default:
            let misused = Self.own.first { $0.word == words.first }.map { TypedLine.misused(usage: $0.usage) }
            self = misused ?? Self.substitution(text) ?? .line(text)
        }
    }

    /// Commands whose lines say something to or about someone that is nobody else's business.
    private static let privateCommands: Set = [
        "/msg", "/note", "/report", "/appeal", "/record", "/ignore", "/unignore", "/whois",
    ]

    /// Whether a line is for oneself and one other alone: said in a conversation, by a private command, or begun
    /// with a space, as shells do it.
    static func isPrivate(_ text: String, at place: Place?) -> Bool {
        if text.first?.isWhitespace == true { return true }
        let word = text.prefix { !$0.isWhitespace }
        if privateCommands.contains(word.lowercased()) { return true }
        return place?.address.hasPrefix("#") == false && (isPost(text) || word == "/reply" || word == "/edit")
    }

    /// Whether a line is posted where one is.
    static func isPost(_ text: String) -> Bool {
        guard case .line(let line) = TypedLine(text) else { return false }
        return !line.hasPrefix("/") || line.hasPrefix("//") || line.hasPrefix("/me ")
    }

    private static func substitution(_ text: String) -> TypedLine? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 || (parts.count == 4 && parts[3].isEmpty), parts[0] == "s", !parts[1].isEmpty else {
            return nil
        }
        return .substitution(old: String(parts[1]), new: String(parts[2]))
    }
}
