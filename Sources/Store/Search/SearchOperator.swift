import HubbubModel

/// What narrows a search besides words.
enum SearchOperator: Hashable, Sendable {
    case from(Nick, isExcluded: Bool)
    case fromMe(isExcluded: Bool)
    case place(hub: Slug, topic: Slug?, isExcluded: Bool)
    case before(Time)
    case after(Time)
    case has(SearchRow.Flag, isExcluded: Bool)
    /// The token of a language.
    case language(String, isExcluded: Bool)
    case state(State)

    enum State: String, CaseIterable, Sendable {
        case resolved
        case open
        case root
        case mine
        case unread
        /// Mentions who asks.
        case mentioned
    }

    /// Reads `name:value`; nil for a word or a phrase.
    ///
    /// Refuses `invalid` where name or value is none of those that there are.
    init?(_ piece: SearchPiece) throws(Refusal) {
        guard !piece.isQuoted, let colon = piece.text.firstIndex(of: ":") else { return nil }
        let name = piece.text[..<colon].lowercased()
        let value = piece.text[piece.text.index(after: colon)...]
        guard let first = value.first, first != ":", first != "/", !name.isEmpty,
            name.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return nil }
        guard let found = try Self.read(name, String(value), piece) else {
            throw Refusal(
                .invalid,
                field: "query",
                try: "\"\(piece.text)\"",
                detail: "query",
                values: ["text": piece.text]
            )
        }
        self = found
    }

    private static func read(_ name: String, _ value: String, _ piece: SearchPiece) throws(Refusal) -> SearchOperator? {
        let isExcluded = piece.isExcluded
        switch name {
        case "from":
            if value == "me" || value == "@me" { return .fromMe(isExcluded: isExcluded) }
            guard let nick = Nick(value) else { throw refusal(piece, try: "from:ana") }
            return .from(nick, isExcluded: isExcluded)
        case "in":
            guard case .channel(let hub, let topic)? = Address(value.hasPrefix("#") ? value : "#" + value) else {
                throw refusal(piece, try: "in:#hub")
            }
            return .place(hub: hub, topic: topic, isExcluded: isExcluded)
        case "before", "after":
            guard !isExcluded, let day = SearchDay(value) else {
                throw refusal(piece, detail: "date", try: "\(name):2013-05-02")
            }
            return name == "before" ? .before(day.start) : .after(day.end)
        case "has":
            guard let flag = SearchRow.Flag(rawValue: "has" + value.lowercased()) else {
                throw refusal(piece, try: "has:file has:image has:link has:code")
            }
            return .has(flag, isExcluded: isExcluded)
        case "lang":
            let token = SearchRow.token(language: value)
            guard value.utf8.count <= 35, token.utf8.count > 5 else { throw refusal(piece, try: "lang:fr") }
            return .language(token, isExcluded: isExcluded)
        case "is":
            guard !isExcluded, let state = State(rawValue: value.lowercased()) else {
                throw refusal(piece, try: State.allCases.map { "is:\($0)" }.joined(separator: " "))
            }
            return .state(state)
        default: return nil
        }
    }

    private static func refusal(_ piece: SearchPiece, detail: String = "query", try line: String) -> Refusal {
        Refusal(.invalid, field: "query", try: line, detail: detail, values: ["text": piece.text])
    }
}
