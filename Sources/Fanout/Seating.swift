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
    /// A hot path: per receiver one step a run of the commit, and one write. The last run's receivers are written to as they
    /// are met, for a commit seldom has another, and who was met before the write is no longer in the cache behind it.
    func publish(_ commit: [(Key, PreparedFrame)]) {
        var runs = Self.runs(of: commit).filter { audiences[$0.key] != nil }
        guard let last = runs.popLast() else { return }
        var gathering = Gathering()
        for run in runs {
            gathering.begin(run.frames)
            for seat in audiences[run.key] ?? [] {
                if seat.node == Gathering.root { touched.append(seat) }
                seat.node = gathering.step(from: seat.node)
            }
        }
        gathering.begin(last.frames)
        for seat in audiences[last.key] ?? [] {
            deliver(&gathering, at: gathering.step(from: seat.node), to: seat)
        }
        for seat in touched where seat.node != Gathering.root {
            deliver(&gathering, at: seat.node, to: seat)
        }
        touched.removeAll(keepingCapacity: true)
    }

    /// Adjacent frames for one audience, joined.
    private static func runs(of commit: [(Key, PreparedFrame)]) -> [(key: Key, frames: [PreparedFrame])] {
        var runs: [(key: Key, frames: [PreparedFrame])] = []
        for (key, frame) in commit {
            if let last = runs.indices.last, runs[last].key == key {
                runs[last].frames.append(frame)
            } else {
                runs.append((key, [frame]))
            }
        }
        return runs
    }

    private func deliver(_ gathering: inout Gathering, at node: Int, to seat: Seat<Key>) {
        seat.node = Gathering.root
        deliver(gathering.bytes(at: node, compressed: seat.connection.compresses), to: seat)
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
