package import HubbubWebSocket
import NIOCore
import Synchronization

/// Brings frames to sessions: each frame encoded once, each session in order, nobody waited for.
///
/// Sessions stand in shards, one per event loop. `publish`, `send`, `subscribe` and the others are done by each shard exactly
/// in the order of the calls, so the caller makes them from one place: the publisher, in the log's order. They never block
/// and never fail; what is ordered for a session that has left is void.
package final class Fanout<Key: Hashable & Sendable>: Sendable {
    /// What may wait for one session before it is closed as slow, in bytes: minutes of a busy hub, and for ten thousand
    /// stalled readers still no more than the buffers that they share.
    package static var queueBytes: Int { 1 << 20 }

    private let queueBytes: Int
    private let slowCode: CloseCode
    private let shards = Mutex<[Shard<Key>]>([])

    /// - Parameters:
    ///   - queueBytes: the bound of each session's send queue.
    ///   - slowCode: what a session over it is closed with; one that means "come back".
    package init(queueBytes: Int = Fanout.queueBytes, slowCode: CloseCode) {
        self.queueBytes = queueBytes
        self.slowCode = slowCode
    }

    /// Gives a connection its place, in no audience yet.
    ///
    /// On the connection's event loop.
    package func join(_ connection: WebSocketConnection) -> FanoutSession<Key> {
        let loop = connection.eventLoop
        let shard = shards.withLock { shards in
            if let shard = shards.first(where: { $0.eventLoop === loop }) { return shard }
            let shard = Shard<Key>(eventLoop: loop, queueBytes: queueBytes, slowCode: slowCode)
            shards.append(shard)
            return shard
        }
        return shard.join(connection)
    }

    /// Ends a session at once.
    ///
    /// On its connection's event loop, from the receiver's `closed`.
    package func leave(_ session: FanoutSession<Key>) {
        session.shard.leave(session)
    }

    /// Delivers one commit's frames, in this order, each to its audience.
    package func publish(_ batch: [(Key, PreparedFrame)]) {
        guard !batch.isEmpty else { return }
        tellAll(.publish(batch))
    }

    /// Lets a session have what is published to `keys` from now on.
    package func subscribe(_ session: FanoutSession<Key>, to keys: [Key]) {
        session.shard.take(.subscribe(session, keys))
    }

    /// Ends that.
    package func unsubscribe(_ session: FanoutSession<Key>, from keys: [Key]) {
        session.shard.take(.unsubscribe(session, keys))
    }

    /// Unsubscribes everybody from an audience that is no more.
    package func dissolve(_ key: Key) {
        tellAll(.dissolve(key))
    }

    /// Sends frames to one session, in their place among what is published to it.
    package func send(_ frames: [PreparedFrame], to session: FanoutSession<Key>) {
        session.shard.take(.send(frames, session))
    }

    /// Keeps back what comes for a session from now on, while it reads the log up to here.
    ///
    /// Counts against the bound.
    package func hold(_ session: FanoutSession<Key>) {
        session.shard.take(.hold(session))
    }

    /// Sends `first`, then what was held, then goes on as usual.
    ///
    /// May be called from anywhere, after `hold`.
    package func release(_ session: FanoutSession<Key>, after first: [PreparedFrame] = []) {
        session.shard.take(.release(session, after: first))
    }

    /// Sends a frame to every session that is not held and got nothing since the last beat.
    package func beat(_ frame: PreparedFrame) {
        tellAll(.beat(frame))
    }

    /// Closes a session behind what was ordered for it before.
    package func close(_ session: FanoutSession<Key>, _ code: CloseCode, reason: String = "") {
        session.shard.take(.close(session, code, reason: reason))
    }

    private func tellAll(_ order: FanoutOrder<Key>) {
        for shard in shards.withLock({ $0 }) { shard.take(order) }
    }
}
