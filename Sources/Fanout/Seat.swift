import HubbubWebSocket
import NIOCore

/// A session as its shard keeps it; belongs to the shard's event loop.
///
/// What every delivery asks stands in `Seating`, by place.
final class Seat<Key: Hashable & Sendable> {
    let connection: WebSocketConnection
    /// Among the shard's sessions, until it has left.
    let place: Int
    var queue = SendQueue()
    var hasLeft = false
    var keys: Set<Key> = []

    init(_ connection: WebSocketConnection, place: Int) {
        self.connection = connection
        self.place = place
    }
}
