import HubbubWebSocket
import NIOCore

/// Who sits in which audience, on one event loop, and the delivery to them.
final class Seating<Key: Hashable & Sendable> {
    private let queueBytes: Int
    private let slowCode: CloseCode
    private let row = SocketRow()
    private var seats: [Seat<Key>?] = []
    private var standings = Standings()
    private var audiences: [Key: Audience] = [:]

    init(queueBytes: Int, slowCode: CloseCode) {
        self.queueBytes = queueBytes
        self.slowCode = slowCode
    }

    /// Gives a connection its seat.
    func add(_ connection: WebSocketConnection) -> Seat<Key> {
        let seat = Seat<Key>(connection, place: connection.stand(in: row))
        while seats.count <= seat.place { seats.append(nil) }
        seats[seat.place] = seat
        standings.open(seat.place, compresses: connection.compresses)
        return seat
    }

    /// Forgets a session everywhere.
    func remove(_ seat: Seat<Key>) {
        guard !seat.hasLeft else { return }
        seat.hasLeft = true
        seat.connection.stepOut()
        seats[seat.place] = nil
        for key in seat.keys { drop(seat, from: key) }
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
        case .hold(let session): hold(session.seat.value)
        case .release(let session, let first): release(session.seat.value, after: first)
        case .beat(let frame): beat(frame)
        case .close(let session, let code, let reason): session.seat.value.connection.close(code, reason: reason)
        }
    }

    /// Delivers a commit: each session's frames in order, in one buffer, written once.
    ///
    /// A hot path: per receiver one step a run of the commit, and one write.
    func publish(_ commit: [(Key, PreparedFrame)]) {
        var gathering = Gathering()
        var receivers: [Int32] = []
        for run in Self.runs(of: commit) {
            guard let audience = audiences[run.key] else { continue }
            gathering.begin(run.frames)
            standings.lead(audience, in: &gathering, &receivers)
        }
        for group in standings.groups(of: receivers, in: gathering) {
            deliver(gathering.bytes(at: group.node, compressed: group.isCompressed), to: group.places)
        }
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

    private func deliver(_ bytes: ByteBuffer, to places: [Int32]) {
        let (ready, holding) = standings.parted(places)
        for place in holding {
            if let seat = seats[Int(place)] { deliver(bytes, to: seat) }
        }
        for rest in row.send(bytes, to: ready) {
            guard let seat = seats[rest.place] else { continue }
            var left = bytes
            left.moveReaderIndex(forwardBy: rest.sent)
            deliver(left, to: seat)
        }
    }

    private func subscribe(_ seat: Seat<Key>, to keys: [Key]) {
        guard !seat.hasLeft else { return }
        for key in keys where seat.keys.insert(key).inserted {
            audiences[key, default: Audience()].insert(seat.place)
        }
    }

    private func unsubscribe(_ seat: Seat<Key>, from keys: [Key]) {
        for key in keys where seat.keys.remove(key) != nil {
            drop(seat, from: key)
        }
    }

    private func dissolve(_ key: Key) {
        for place in audiences.removeValue(forKey: key)?.places ?? [] { seats[Int(place)]?.keys.remove(key) }
    }

    /// Takes a session out of an audience, and the audience away with its last.
    private func drop(_ seat: Seat<Key>, from key: Key) {
        audiences[key]?.remove(seat.place)
        if audiences[key]?.places.isEmpty == true { audiences[key] = nil }
    }

    private func hold(_ seat: Seat<Key>) {
        guard !seat.hasLeft else { return }
        seat.queue.hold()
        standings.setHolding(seat.place, true)
    }

    private func send(_ frames: [PreparedFrame], to seat: Seat<Key>) {
        guard !frames.isEmpty else { return }
        deliver(PreparedFrame.join(frames, compressed: seat.connection.compresses), to: seat)
    }

    private func release(_ seat: Seat<Key>, after first: [PreparedFrame]) {
        guard !seat.hasLeft else { return }
        standings.setHolding(seat.place, false)
        let held = seat.queue.release()
        send(first, to: seat)
        guard !held.isEmpty else { return }
        var joined = ByteBuffer()
        joined.reserveCapacity(held.reduce(0) { $0 + $1.readableBytes })
        for bytes in held { joined.writeImmutableBuffer(bytes) }
        write(joined, to: seat)
    }

    private func beat(_ frame: PreparedFrame) {
        for seat in seats {
            guard let seat else { continue }
            if standings.isQuiet(seat.place), !seat.queue.isHolding {
                deliver(frame.bytes(compressed: seat.connection.compresses), to: seat)
            }
            standings.setQuiet(seat.place, true)
        }
    }

    private func deliver(_ bytes: ByteBuffer, to seat: Seat<Key>) {
        guard !seat.hasLeft else { return }
        standings.setQuiet(seat.place, false)
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
