import Foundation
import HubbubModel
import HubbubWebSocket
import HubbubWire
import NIOCore
import Synchronization
import TestServer
import Testing

@Suite("Slow readers", .serialized)
struct SlowReaderTests {
    private static let slow = CloseCode(rawValue: 4_001)
    private static let readers = 12
    /// Ampersands in a post: five times that in its event, and nothing to be searched.
    private static let ampersands = 12_000
    /// So many such posts are more than the kernel keeps for a connection (4 MiB, unless the system says otherwise), a
    /// send queue and a little, and less than a resume answer may hold beyond what the kernel kept.
    private static let flood: Int = {
        let words = (try? String(contentsOfFile: "/proc/sys/net/ipv4/tcp_wmem", encoding: .utf8)) ?? ""
        let kernelBytes = words.split { $0 == "\t" || $0.isNewline }.last.flatMap { Int($0) } ?? 4 << 20
        return (kernelBytes + (2 << 20)) / (6 * ampersands)
    }()
    /// What a stalled reader's own kernel keeps for it, in bytes: little.
    private static let receiveBytes = 16 << 10
    /// What it keeps while the reader catches up, in bytes.
    private static let drainBytes = 1 << 20
    /// What twelve send queues might add at worst, and the process's own ups and downs, in bytes.
    private static let growthBytes = 64 << 20

    @Test(.timeLimit(.minutes(4))) func areClosedHeldUpNobodyAndFindWhatTheyMissed() async throws {
        let town = try await Town("ana", "ben", "carla")
        defer { town.server.remove() }
        let follower = Follower(port: town.server.port, token: town.tokens[1])
        let last = Mutex<Int64?>(nil)
        let reading = Task { await follower.run(until: { last.withLock { $0 } }) }
        while await !follower.isListening { try await Task.sleep(for: .milliseconds(2)) }
        let (posting, _) = try await town.enter(0)
        var stalled: [ServerLine] = []
        var cursor = ""
        for _ in 0..<Self.readers {
            let (line, hello) = try await town.enter(2, deflates: false)
            try await stall(line)
            stalled.append(line)
            cursor = try #require(hello["ok"]?["cursor"]?.string)
        }
        let before = town.server.residentBytes

        var answers = await flood(posting, "first")
        let told = await readToTheEnd(stalled[0])
        // Who reads nothing for `closeTimeout` more is cut off without the goodbye.
        #expect([Self.slow, .abnormal].contains(try await stalled[0].socket.closure().code))
        #expect(!told.messages.isEmpty && told.messages.count < Self.flood)
        #expect(try await comesBack(town, told.cursor ?? cursor, after: told.messages))

        let names = (1...200).map { "second-\($0)" }
        answers.merge(await Poster(line: posting).post(names, bytes: 40)) { $1 }
        #expect(answers.stored.count == Self.flood + names.count, "nobody waits for a reader")
        #expect(town.server.residentBytes - before < Self.growthBytes)
        let stored = try await town.history()
        last.withLock { $0 = stored.last?.id }
        answers.merge(await Poster(line: posting).post(["the end"], bytes: 10)) { $1 }
        await reading.value
        #expect(await follower.told.prefix(stored.count) == stored.map(\.id)[...])
        #expect(await follower.reloads == 0)

        await withTaskGroup(of: Int.self) { group in
            for line in stalled[1...] { group.addTask { await readToTheEnd(line).messages.count } }
            for await count in group { #expect(count < Self.flood) }
        }
        _ = await flood(posting, "third")
        #expect(try await !comesBack(town, cursor, after: []), "too much for one answer")
    }

    private func flood(_ line: ServerLine, _ name: String) async -> [String: Poster.Answer] {
        await Poster(line: line).post((1...Self.flood).map { "\(name)-\($0)" }) {
            $0 + " " + String(repeating: "&", count: Self.ampersands)
        }
    }

    /// Takes nothing any more, and its kernel little.
    private func stall(_ line: ServerLine) async throws {
        try await onConnection(of: line) { connection in
            connection.pauseReading()
            return connection.channel?.setOption(.socketOption(.so_rcvbuf), value: .init(Self.receiveBytes))
        }
    }

    /// The messages told until the line ended, and the last cursor.
    ///
    /// Its kernel takes much again, since little in many pieces takes long.
    private func readToTheEnd(_ line: ServerLine) async -> (messages: [Int64], cursor: String?) {
        try? await onConnection(of: line) {
            $0.channel?.setOption(.socketOption(.so_rcvbuf), value: .init(Self.drainBytes))
        }
        line.socket.setReading(true)
        var told: [Int64] = []
        var cursor: String?
        while let event = try? await line.next() {
            cursor = event["at"]?.string ?? cursor
            if event["ev"] == "message.posted", let id = event["message"]?["id"]?.integer { told.append(id) }
        }
        return (told, cursor)
    }

    private func onConnection(
        of line: ServerLine,
        _ act: @escaping @Sendable (WebSocketConnection) -> EventLoopFuture<Void>?
    ) async throws {
        let acted = Mutex<EventLoopFuture<Void>?>(nil)
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            line.socket.onConnection { connection in
                acted.withLock { $0 = act(connection) }
                done.resume()
            }
        }
        try await acted.withLock { $0 }?.get()
    }

    /// Whether it is told what it missed, then exactly that after what it knew; false: it is to load again.
    private func comesBack(_ town: Town, _ cursor: String, after known: [Int64]) async throws -> Bool {
        let stored = try await town.history()
        let (line, hello) = try await town.enter(2, cursor: cursor)
        defer { line.socket.close() }
        if hello["ok"]?["resync"] == .bool(true) { return false }
        let missed = (hello["ok"]?["events"]?.array ?? []).filter { $0["ev"] == "message.posted" }
            .compactMap { $0["message"]?["id"]?.integer }
        #expect(known + missed == stored.map(\.id))
        return true
    }
}
