import Hummingbird
import HummingbirdCore
import NIOCore

extension Request {
    /// The longest body of a command or form: as the longest frame.
    ///
    /// In bytes.
    static let bodyBytes = 65_536
    /// Nobody needs longer to send that much.
    static let bodyTime = TimeAmount.seconds(20)
    /// What a connection is left whose body was too long, to read the refusal.
    static let lingerTime = TimeAmount.seconds(2)

    /// The whole body; nil when it is longer than ``bodyBytes``.
    ///
    /// A connection whose body does not arrive within ``bodyTime`` ends.
    func wholeBody(_ context: SiteContext) async throws -> [UInt8]? {
        let loop = context.channel.eventLoop
        let channel = context.channel
        let timeout = loop.scheduleTask(in: Self.bodyTime) { channel.close(promise: nil) }
        defer { timeout.cancel() }
        do {
            let bytes = try await body.collect(upTo: Self.bodyBytes)
            return Array(bytes.readableBytesView)
        } catch is NIOTooManyBytesError {
            loop.scheduleTask(in: Self.lingerTime) { channel.close(promise: nil) }
            return nil
        }
    }
}
