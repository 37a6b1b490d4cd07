import NIOCore

/// What one session still has to get, bounded in bytes: what its connection could not write yet, and what is held back
/// until the session has caught up with the log.
struct SendQueue {
    /// What to do with bytes that are due.
    enum Verdict: Equatable {
        case write
        /// Kept here until `release()`.
        case held
        /// The reader is too slow: close it, it will come back with its cursor.
        case overflow
    }

    private var held: [ByteBuffer]?
    private var heldBytes = 0

    /// Whether bytes are kept back.
    var isHolding: Bool { held != nil }

    /// Keeps what is offered from now on.
    mutating func hold() {
        if held == nil { held = [] }
    }

    /// Takes bytes, and decides.
    ///
    /// `pendingBytes` is what the connection has not written yet, `boundBytes` what may wait at most. With nothing waiting
    /// anything is taken, however long.
    mutating func offer(_ bytes: ByteBuffer, pendingBytes: Int, boundBytes: Int) -> Verdict {
        let waiting = pendingBytes + heldBytes
        guard waiting == 0 || bytes.readableBytes <= boundBytes - waiting else { return .overflow }
        guard held != nil else { return .write }
        held?.append(bytes)
        heldBytes += bytes.readableBytes
        return .held
    }

    /// What was held, in order; nothing is held any more.
    mutating func release() -> [ByteBuffer] {
        defer {
            held = nil
            heldBytes = 0
        }
        return held ?? []
    }
}
