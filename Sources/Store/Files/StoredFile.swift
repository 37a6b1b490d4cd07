package import HubbubModel

/// A file with what decides who reads it.
package struct StoredFile: Hashable, Sendable {
    package let attachment: Attachment
    package let hash: ContentHash
    package let owner: MemberID
    /// nil: no message shows it.
    package let message: MessageID?
    /// The post that waits for a moderator with it.
    package let item: QueueItemID?
    /// The hub that is shown by it.
    package let hub: HubID?
}
