import NIOCore

/// A session's place in the fan-out: who is meant when something is sent to one session or subscribed for it.
package final class FanoutSession<Key: Hashable & Sendable>: Sendable {
    let shard: Shard<Key>
    let seat: NIOLoopBound<Seat<Key>>

    init(shard: Shard<Key>, seat: Seat<Key>) {
        self.shard = shard
        self.seat = NIOLoopBound(seat, eventLoop: shard.eventLoop)
    }
}

extension FanoutSession: Hashable {
    package static func == (left: FanoutSession, right: FanoutSession) -> Bool { left === right }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
