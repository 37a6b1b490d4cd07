package import HubbubModel

/// A post that waits for a moderator, as its author sent it.
package struct HeldPost: Hashable, Sendable {
    package let item: QueueItemID
    package let author: MemberID
    package let channel: ChannelID
    /// nil: a root.
    package let thread: ThreadID?
    package let title: String
    /// Empty once it was posted, or its time is over.
    package let body: String
    package let isAction: Bool
    package let language: String
    package let mentions: [Message.Mention]
    /// Once it was approved.
    package let message: MessageID?
    let excerpt: String
    let hasLink: Bool
    let answers: MessageID?
    package let files: [Attachment]
}
