package import HubbubModel

/// What a member posts.
package struct NewMessage: Sendable {
    package enum Place: Hashable, Sendable {
        /// Begins a thread.
        case root(ChannelID)
        case reply(ThreadID)
    }

    package var author: Face
    package var place: Place
    package var body: String
    /// The body as plain text, at most `Limits.excerptCharacters`; used for roots.
    package var excerpt: String
    /// Of the thread that a root begins.
    package var title: String
    package var isAction: Bool
    package var language: String
    package var mentions: [Message.Mention]
    package var hasLink: Bool
    /// The message that was answered, when it was another than the root.
    package var answers: MessageID?
    /// Of its author's, that no message shows; in order.
    package var files: [Attachment]
    /// Why it waits for a moderator; nil: it is posted.
    package var holding: HoldReason?

    package init(
        author: Face,
        place: Place,
        body: String,
        excerpt: String = "",
        title: String = "",
        isAction: Bool = false,
        language: String = "",
        mentions: [Message.Mention] = [],
        hasLink: Bool = false,
        answers: MessageID? = nil,
        files: [Attachment] = []
    ) {
        self.author = author
        self.place = place
        self.body = body
        self.excerpt = excerpt
        self.title = title
        self.isAction = isAction
        self.language = language
        self.mentions = mentions
        self.hasLink = hasLink
        self.answers = answers
        self.files = files
    }
}
