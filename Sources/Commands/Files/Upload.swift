import HubbubFiles
package import HubbubModel
import HubbubStore
package import NIOCore
import Synchronization

/// One file on its way in: begun by `Forum.beginUpload`, fed with its bytes in order, then finished or ended.
///
/// One caller at a time.
package final class Upload: Sendable {
    /// What came with it.
    struct Order: Sendable {
        let member: MemberID
        let name: FileName
        let key: String
    }

    let order: Order
    let arrival: Arrival
    private let forum: Forum
    private let isOver = Mutex(false)

    init(_ order: Order, _ arrival: Arrival, _ forum: Forum) {
        self.order = order
        self.arrival = arrival
        self.forum = forum
    }

    /// Takes more bytes; they are with the system when this returns.
    ///
    /// Refuses `too_long` over the setting `upload-bytes`, `full`, `fault`.
    package func take(_ bytes: ByteBuffer) async throws(Refusal) {
        let most = forum.surroundings.configuration.uploadBytes
        guard arrival.bytes <= most - Int64(bytes.readableBytes) else { throw Refusal.tooLargeFile(most) }
        try await forum.onDisk { [arrival] in try bytes.withUnsafeReadableBytes { try arrival.write($0) } }
    }

    /// All bytes have come: looks at them, cleans a picture, stores them and writes them down.
    ///
    /// What it answers is on disk.
    package func finish() async throws(Refusal) -> Attachment {
        guard arrival.bytes > 0 else { throw Refusal(.empty, field: "file") }
        return try await forum.store(self)
    }

    /// Takes away what is left of it; to be called once, however it went.
    package func end() {
        let wasOver = isOver.withLock { isOver in
            defer { isOver = true }
            return isOver
        }
        guard !wasOver else { return }
        arrival.abandon()
        forum.uploads.leave(order.member)
    }
}

extension Refusal {
    static func tooLargeFile(_ most: Int64) -> Refusal {
        Refusal(.tooLong, field: "file", detail: "file", values: ["most": "\(most >> 20) MiB"])
    }
}
