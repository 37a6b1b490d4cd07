import HubbubWebSocket
import NIOCore

/// A session as its shard keeps it; belongs to the shard's event loop.
final class Seat<Key: Hashable & Sendable> {
    // What every delivery reads first, what only changes of place do last: see `WebSocketConnection`.
    let connection: WebSocketConnection
    /// Where in the commit under way this session stands.
    var node = Gathering.root
    var queue = SendQueue()
    /// Nothing was sent since the last beat.
    var isQuiet = true
    var hasLeft = false
    var keys: Set<Key> = []

    init(_ connection: WebSocketConnection) {
        self.connection = connection
    }
}

extension Seat: Hashable {
    static func == (left: Seat, right: Seat) -> Bool { left === right }

    func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
