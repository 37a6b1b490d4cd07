package import HubbubModel

/// A message that was written elsewhere, with its own time.
package struct ImportedMessage: Sendable {
    package enum Thread: Hashable, Sendable {
        /// Begins one, unless one with this id of the source was begun before: then it is a reply to that.
        case new(title: String, isResolved: Bool, foreignID: String)
        case existing(ThreadID)
        /// A reply in the thread that was begun with this id of the source.
        case foreign(String)
    }

    package struct Reaction: Hashable, Sendable {
        package let emoji: String
        package let members: [MemberID]

        package init(emoji: String, members: [MemberID]) {
            self.emoji = emoji
            self.members = members
        }
    }

    package let channel: ChannelID
    package let thread: Thread
    package let author: MemberID
    package let at: Time
    package var editedAt: Time?
    package let body: String
    /// The body as plain text, at most `Limits.excerptCharacters`; used for roots.
    package var excerpt: String
    package var mentions: [Message.Mention]
    package var hasLink: Bool
    package var language: String
    package var reactions: [Reaction]
    package let foreignID: String

    package init(
        channel: ChannelID,
        thread: Thread,
        author: MemberID,
        at: Time,
        editedAt: Time? = nil,
        body: String,
        excerpt: String = "",
        mentions: [Message.Mention] = [],
        hasLink: Bool = false,
        language: String = "",
        reactions: [Reaction] = [],
        foreignID: String
    ) {
        self.channel = channel
        self.thread = thread
        self.author = author
        self.at = at
        self.editedAt = editedAt
        self.body = body
        self.excerpt = excerpt
        self.mentions = mentions
        self.hasLink = hasLink
        self.language = language
        self.reactions = reactions
        self.foreignID = foreignID
    }
}

/// What an imported thing became.
package enum OriginKind: String, CaseIterable, Sendable {
    case member
    case channel
    case thread
    case message
}
