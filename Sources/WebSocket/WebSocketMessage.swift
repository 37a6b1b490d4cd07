package import NIOCore

/// A whole message from the peer, unmasked, joined from its fragments and inflated.
package enum WebSocketMessage: Equatable, Sendable {
    /// Valid UTF-8.
    case text(ByteBuffer)
    case binary(ByteBuffer)

    /// The payload, whichever kind it is.
    package var bytes: ByteBuffer {
        switch self {
        case .text(let bytes), .binary(let bytes): bytes
        }
    }
}
