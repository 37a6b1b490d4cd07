import HubbubWebSocket
import NIOCore
import Synchronization

/// The sessions of one event loop, and the orders they wait for.
///
/// Orders come from any thread into an inbox; the loop is woken once however many lie in it. What has gathered is done in
/// order, and publishes that follow each other as one: a loop that lags does not fall behind by more system calls.
final class Shard<Key: Hashable & Sendable>: Sendable {
    private struct Inbox {
        var orders: [FanoutOrder<Key>] = []
        var isWoken = false
    }

    let eventLoop: any EventLoop
    private let inbox = Mutex(Inbox())
    private let seating: NIOLoopBoundBox<Seating<Key>>

    init(eventLoop: any EventLoop, queueBytes: Int, slowCode: CloseCode) {
        self.eventLoop = eventLoop
        seating = NIOLoopBoundBox.makeBoxSendingValue(
            Seating(queueBytes: queueBytes, slowCode: slowCode),
            as: Seating<Key>.self,
            eventLoop: eventLoop
        )
    }

    /// Puts an order behind those before it.
    func take(_ order: FanoutOrder<Key>) {
        let mustWake = inbox.withLock { inbox in
            inbox.orders.append(order)
            defer { inbox.isWoken = true }
            return !inbox.isWoken
        }
        if mustWake { eventLoop.execute { self.work() } }
    }

    /// Seats a connection of this loop, on it.
    func join(_ connection: WebSocketConnection) -> FanoutSession<Key> {
        let seat = seating.value.add(connection)
        return FanoutSession(shard: self, seat: seat)
    }

    /// Ends a session, on this loop: whatever was ordered for it before is void.
    func leave(_ session: FanoutSession<Key>) {
        seating.value.remove(session.seat.value)
    }

    private func work() {
        let orders = inbox.withLock { inbox in
            inbox.isWoken = false
            defer { inbox.orders = [] }
            return inbox.orders
        }
        let seating = seating.value
        var commit: [(Key, PreparedFrame)] = []
        for order in orders {
            if case .publish(let batch) = order {
                commit += batch
                continue
            }
            seating.publish(commit)
            commit.removeAll(keepingCapacity: true)
            seating.carryOut(order)
        }
        seating.publish(commit)
    }
}
