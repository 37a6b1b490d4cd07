/// A person's (or bot's) account.
package struct Member: Hashable, Sendable {
    package let id: MemberID
    /// Empty when the account was deleted.
    package var nick: String
    /// The display name; may be as the nick.
    package var name: String
    package var state: State
    package var isOperator: Bool
    package var isBot: Bool
    /// Language of sentences: `en fr es de it`.
    package var language: String
    /// What else the member reads, for others to know.
    package var languages: [String]
    package var place: String
    package var about: String
    package var since: Time
    /// Held to the newcomers' limits.
    package var isNewcomer: Bool

    package enum State: String, CaseIterable, Sendable {
        case active
        /// Imported: wrote messages elsewhere, nobody has logged in as.
        case unclaimed
        /// Signed up, waits for an operator.
        case pending
        case deleted
    }

    package init(
        id: MemberID,
        nick: String,
        name: String,
        state: State = .active,
        isOperator: Bool = false,
        isBot: Bool = false,
        language: String = "en",
        languages: [String] = [],
        place: String = "",
        about: String = "",
        since: Time,
        isNewcomer: Bool = false
    ) {
        self.id = id
        self.nick = nick
        self.name = name
        self.state = state
        self.isOperator = isOperator
        self.isBot = isBot
        self.language = language
        self.languages = languages
        self.place = place
        self.about = about
        self.since = since
        self.isNewcomer = isNewcomer
    }
}
