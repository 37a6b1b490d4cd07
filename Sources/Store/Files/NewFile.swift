package import HubbubModel

/// Bytes that have arrived and lie under their hash.
package struct NewFile: Sendable {
    package let owner: MemberID
    package let name: String
    package let hash: ContentHash
    package let type: String
    /// As they are stored.
    package let bytes: Int64
    package let width: Int64?
    package let height: Int64?
    /// As they were sent: what counts towards the day.
    package let sentBytes: Int64

    package init(
        owner: MemberID,
        name: String,
        hash: ContentHash,
        type: String,
        bytes: Int64,
        width: Int64?,
        height: Int64?,
        sentBytes: Int64
    ) {
        self.owner = owner
        self.name = name
        self.hash = hash
        self.type = type
        self.bytes = bytes
        self.width = width
        self.height = height
        self.sentBytes = sentBytes
    }
}
