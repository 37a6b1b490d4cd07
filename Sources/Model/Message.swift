/// What a member posted: a root or a reply.
package struct Message: Hashable, Sendable {
    package let id: MessageID
    /// Its home.
    package var channel: ChannelID
    package var thread: ThreadID
    package var number: Int64
    package var isRoot: Bool
    package var author: Face
    package var at: Time
    package var editedAt: Time?
    /// 1 when posted, one more for each edit.
    package var version: Int64
    package var state: State
    /// The source; empty unless live.
    package var body: String
    /// An action: "Ana waves".
    package var isAction: Bool
    /// BCP 47, or empty.
    package var language: String
    package var mentions: [Mention]
    package var reactions: [Reaction]
    /// In the author's order; none unless live.
    package var files: [Attachment]
    package var isImported: Bool
    /// The message that was answered, when it was another than the root.
    package var answers: MessageID?
    /// The rule it was removed by, where one was named.
    package var rule: Int64?

    package enum State: String, CaseIterable, Sendable {
        case live
        case moved
        case removed
        case deleted
        /// Waits for a moderator; has no number yet.
        case held
    }

    /// Someone named in the body.
    package struct Mention: Hashable, Sendable {
        package let member: MemberID
        /// As written then.
        package let nick: String

        package init(member: MemberID, nick: String) {
            self.member = member
            self.nick = nick
        }
    }

    package init(
        id: MessageID,
        channel: ChannelID,
        thread: ThreadID,
        number: Int64,
        isRoot: Bool,
        author: Face,
        at: Time,
        editedAt: Time? = nil,
        version: Int64 = 1,
        state: State = .live,
        body: String,
        isAction: Bool = false,
        language: String = "",
        mentions: [Mention] = [],
        reactions: [Reaction] = [],
        files: [Attachment] = [],
        isImported: Bool = false,
        answers: MessageID? = nil,
        rule: Int64? = nil
    ) {
        self.id = id
        self.channel = channel
        self.thread = thread
        self.number = number
        self.isRoot = isRoot
        self.author = author
        self.at = at
        self.editedAt = editedAt
        self.version = version
        self.state = state
        self.body = body
        self.isAction = isAction
        self.language = language
        self.mentions = mentions
        self.reactions = reactions
        self.files = files
        self.isImported = isImported
        self.answers = answers
        self.rule = rule
    }
}
