import HubbubWebSocket
import NIOCore

/// Who sits in which audience, on one event loop, and the delivery to them.
final class Seating<Key: Hashable & Sendable> {
    private let queueBytes: Int
    private let slowCode: CloseCode
    private var seats: Set<Seat<Key>> = []
    private var audiences: [Key: Set<Seat<Key>>] = [:]
    private var touched: [Seat<Key>] = []

    init(queueBytes: Int, slowCode: CloseCode) {
        self.queueBytes = queueBytes
        self.slowCode = slowCode
    }

    func add(_ seat: Seat<Key>) {
        seats.insert(seat)
    }

    /// Forgets a session everywhere.
    func remove(_ seat: Seat<Key>) {
        seat.hasLeft = true
        seats.remove(seat)
        for key in seat.keys { audiences.drop(seat, from: key) }
        seat.keys = []
        _ = seat.queue.release()
    }

    /// Does anything but publishing.
    func carryOut(_ order: FanoutOrder<Key>) {
        switch order {
        case .publish(let batch): publish(batch)
        case .subscribe(let session, let keys): subscribe(session.seat.value, to: keys)
        case .unsubscribe(let session, let keys): unsubscribe(session.seat.value, from: keys)
        case .dissolve(let key): dissolve(key)
        case .send(let frames, let session): send(frames, to: session.seat.value)
        case .hold(let session): session.seat.value.queue.hold()
        case .release(let session, let first): release(session.seat.value, after: first)
        case .beat(let frame): beat(frame)
        case .close(let session, let code, let reason): session.seat.value.connection.close(code, reason: reason)
        }
    }

    /// Delivers a commit: each session's frames in order, in one buffer, written once.
    ///
    /// A hot path: per receiver one step a run of the commit, and one write.
    func publish(_ commit: [(Key, PreparedFrame)]) {
        guard !commit.isEmpty else { return }
        var gathering = Gathering()
        var rest = commit[...]
        while let key = rest.first?.0 {
            let run = rest.prefix { $0.0 == key }
            rest = rest.dropFirst(run.count)
            guard let audience = audiences[key] else { continue }
            gathering.begin(run.map(\.1))
            for seat in audience {
                if seat.node == Gathering.root { touched.append(seat) }
                seat.node = gathering.step(from: seat.node)
            }
        }
        for seat in touched {
            let node = seat.node
            seat.node = Gathering.root
            deliver(gathering.bytes(at: node, compressed: seat.connection.compresses), to: seat)
        }
        touched.removeAll(keepingCapacity: true)
    }

    private func subscribe(_ seat: Seat<Key>, to keys: [Key]) {
        guard !seat.hasLeft else { return }
        for key in keys where seat.keys.insert(key).inserted {
            audiences[key, default: []].insert(seat)
        }
    }

    private func unsubscribe(_ seat: Seat<Key>, from keys: [Key]) {
        for key in keys where seat.keys.remove(key) != nil {
            audiences.drop(seat, from: key)
        }
    }

    private func dissolve(_ key: Key) {
        for seat in audiences.removeValue(forKey: key) ?? [] { seat.keys.remove(key) }
    }

    private func send(_ frames: [PreparedFrame], to seat: Seat<Key>) {
        guard !frames.isEmpty else { return }
        deliver(PreparedFrame.join(frames, compressed: seat.connection.compresses), to: seat)
    }

    private func release(_ seat: Seat<Key>, after first: [PreparedFrame]) {
        let held = seat.queue.release()
        send(first, to: seat)
        guard !held.isEmpty else { return }
        var joined = ByteBuffer()
        joined.reserveCapacity(held.reduce(0) { $0 + $1.readableBytes })
        for bytes in held { joined.writeImmutableBuffer(bytes) }
        write(joined, to: seat)
    }

    private func beat(_ frame: PreparedFrame) {
        for seat in Array(seats) {
            if seat.isQuiet, !seat.queue.isHolding {
                deliver(frame.bytes(compressed: seat.connection.compresses), to: seat)
            }
            seat.isQuiet = true
        }
    }

    private func deliver(_ bytes: ByteBuffer, to seat: Seat<Key>) {
        guard !seat.hasLeft else { return }
        seat.isQuiet = false
        let pending = seat.connection.pendingBytes
        switch seat.queue.offer(bytes, pendingBytes: pending, boundBytes: queueBytes) {
        case .write: write(bytes, to: seat)
        case .held: break
        case .overflow: closeSlow(seat)
        }
    }

    private func write(_ bytes: ByteBuffer, to seat: Seat<Key>) {
        guard !seat.hasLeft else { return }
        seat.connection.send(frames: bytes)
    }

    private func closeSlow(_ seat: Seat<Key>) {
        remove(seat)
        seat.connection.close(slowCode, reason: "too slow")
    }
}

extension Dictionary {
    /// Takes a member out of a set, and the set out when it was the last.
    mutating func drop<Member: Hashable>(_ member: Member, from key: Key) where Value == Set<Member> {
        self[key]?.remove(member)
        if self[key]?.isEmpty == true { removeValue(forKey: key) }
    }
}
