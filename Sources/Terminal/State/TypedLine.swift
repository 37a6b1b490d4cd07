/// What a typed line asks of the client itself; all else is the server's to read.
enum TypedLine: Hashable, Sendable {
    case nothing
    case quit
    /// Bare `/thread`: the prompt leaves the thread.
    case leaveThread
    case next
    /// `s/old/new/`: changes one's own last message.
    case substitution(old: String, new: String)
    case line(String)

    init(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        switch (words.first, words.count) {
        case (nil, _): self = .nothing
        case ("/quit", 1), ("/exit", 1): self = .quit
        case ("/thread", 1): self = .leaveThread
        case ("/next", 1): self = .next
        default: self = Self.substitution(text) ?? .line(text)
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
        return place?.address.hasPrefix("#") == false && (!text.hasPrefix("/") || word == "/reply" || word == "/edit")
    }

    private static func substitution(_ text: String) -> TypedLine? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3 || (parts.count == 4 && parts[3].isEmpty), parts[0] == "s", !parts[1].isEmpty else {
            return nil
        }
        return .substitution(old: String(parts[1]), new: String(parts[2]))
    }
}
