import Foundation
import HubbubModel
import HubbubWebSocket
import HubbubWire
import Synchronization
import TestServer
import Testing

@Suite("Full disk", .serialized)
struct FullDiskTests {
    private static let needs: Comment =
        "skipped: needs root, or an account that may make user namespaces, for a disk of its own"

    @Test(.enabled(if: SmallDisk.isPossible, needs))
    func refusesPostsReadsOnAndHealsWithoutARestart() async throws {
        let town = try await Town("ana")
        defer { town.server.remove() }
        let disk = try await move(town, bytes: 12 << 20)
        let filler = Filler(path: disk + "/filler")
        try filler.shrink(to: 2 << 20)
        let (line, _) = try await town.enter(0)
        var answers = await Poster(line: line).post((1...300).map { "first-\($0)" }, bytes: 16_000)
        let refused = answers.refused("full")
        #expect(answers.count == 300 && answers.stored.count + refused.count == 300)
        #expect(!refused.isEmpty && answers.stored.count > 20, "\(answers.stored.count) stored")
        try await check(town, answers)

        filler.remove()
        let again = await Poster(line: line).post(refused.sorted().prefix(10), bytes: 16_000)
        #expect(again.stored.count == 10, "\(again)")
        answers.merge(again) { $1 }
        try await check(town, answers)
        try inspect(disk)
    }

    /// Another program takes all room and gives it back, at any moment of a commit.
    @Test(.enabled(if: SmallDisk.isPossible, needs))
    func isNeverWrongAboutAPostWhileRoomComesAndGoes() async throws {
        let town = try await Town("ana", "ben")
        defer { town.server.remove() }
        let disk = try await move(town, bytes: 24 << 20)
        let filler = Filler(path: disk + "/filler")
        let isOver = Mutex(false)
        let taking = Task {
            while !isOver.withLock(\.self) {
                try filler.takeAll()
                try await Task.sleep(for: .milliseconds(3))
                try filler.shrink(to: 0)
                try await Task.sleep(for: .milliseconds(3))
            }
        }
        let lines = try await [town.enter(0).0, town.enter(1).0]
        var answers: [String: Poster.Answer] = [:]
        var open = Set((1...400).map { "post-\($0)" })
        for _ in 1...12 {
            let (one, other) = (Array(open.prefix(open.count / 2)), Array(open.dropFirst(open.count / 2)))
            async let first = Poster(line: lines[0]).post(one, bytes: 2_000)
            async let second = Poster(line: lines[1]).post(other, bytes: 2_000)
            for (name, answer) in await [first, second].joined() { answers[name] = answer }
            open = Set(answers.keys).subtracting(answers.stored.keys)
        }
        isOver.withLock { $0 = true }
        try await taking.value
        filler.remove()
        try await check(town, answers)
        try inspect(disk)
    }

    /// From here the town's server runs on a disk of its own; the disk as it is seen from here.
    private func move(_ town: Town, bytes: Int) async throws -> String {
        try await town.server.stop()
        let disk = SmallDisk(bytes: bytes)
        try await town.server.start(on: disk)
        return disk.seen(through: try #require(town.server.processID))
    }

    /// What was acknowledged is there once, what was refused is not, and numbers have no gaps.
    private func check(_ town: Town, _ answers: [String: Poster.Answer]) async throws {
        let stored = try await town.history()
        let names = stored.map { String($0.body.prefix { $0 != " " }) }
        #expect(Set(names).count == names.count)
        #expect(stored.map(\.number) == Array(1...Int64(stored.count)))
        let ids = Dictionary(zip(names, stored.map(\.id))) { first, _ in first }
        for (name, answer) in answers {
            switch answer {
            case .stored(let id): #expect(ids[name] == id, "\(name)")
            case .refused("unsure"): break
            case .refused(let code): #expect(ids[name] == nil, "\(name) \(code)")
            }
        }
    }

    private func inspect(_ disk: String) throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "hubbub-copy-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for file in ["hubbub.sqlite", "hubbub.sqlite-wal"] {
            try FileManager.default.copyItem(atPath: "\(disk)/\(file)", toPath: "\(copy)/\(file)")
        }
        #expect(try Inspection(copy).complaints() == [])
    }
}
