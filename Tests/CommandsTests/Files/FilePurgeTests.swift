import Foundation
import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import NIOCore
import Testing

@Suite("Purging files")
struct FilePurgeTests {
    private static let words = Array("Wolpertinger-19-27".utf8)

    @Test func leavesNoByteAnywhereAndTakesThemNoMore() async throws {
        let town = try await FileForum()
        let bytes = Self.words + Array(" lives here".utf8)
        let (mine, same, waiting) = (
            try await town.ana.send(bytes, "Wolpertinger-19-27.txt"), try await town.ben.send(bytes, "copy.txt"),
            try await town.ben.send(bytes, "waits.txt")
        )
        try await town.ana.post(mine)
        try await town.ben.post(same, body: "I have it too")
        #expect(try town.paths(holding: Self.words).contains { $0.hasPrefix("files/") })
        let served = try await town.home.forum.file(mine.id, as: town.ben.caller, from: CallOrigin(address: "x"))
        try await town.olga.type("/purge 1", in: "#berlin")
        #expect(try town.paths(holding: Self.words) == [])
        #expect(try town.contents() == [])
        for id in [mine.id, same.id, waiting.id] { #expect(try await town.ben.read(id) == nil) }
        let rest = Array(try await served.read(at: 0, atMost: 100).readableBytesView)
        #expect(rest.allSatisfy { $0 == 0 }, "also who was reading gets none of it")
        let other = try await town.ana.ask("message.show", [("message", "#berlin/2")])["message"]
        #expect(other?["files"] == nil && other?["body"] == "I have it too")
        #expect(await town.ana.refusedToSend(bytes, "again.txt") == .forbidden)
        #expect(try town.contents() == [] && town.paths(holding: Self.words) == [])
        await town.home.close()
    }

    /// The backup holds message and bytes, and was made before the purge.
    @Test func isObeyedByARestoredBackup() async throws {
        let town = try await FileForum()
        let one = try await town.ana.send(Self.words, "one.txt")
        try await town.ana.post(one)
        await town.home.forum.shutDown()
        let backup = town.home.directory + "-backup"
        defer { try? FileManager.default.removeItem(atPath: backup) }
        try FileManager.default.copyItem(atPath: town.home.directory, toPath: backup)
        let again = try TestForum { $0.directory = town.home.directory }
        let olga = try await FileForum.person(town.olga, at: again)
        try await olga.ask("message.purge", [("message", "#berlin/1"), ("key", "key-of-the-purge")])
        await again.forum.shutDown()
        let list = "/purged"
        try FileManager.default.copyItem(atPath: town.home.directory + list, toPath: backup + list)

        let restored = try TestForum { $0.directory = backup }
        let ana = try await FileForum.person(town.ana, at: restored)
        #expect(await ana.refusedToSend(Self.words, "again.txt") == .forbidden)
        try await restored.forum.store.eraseAll()
        #expect(try FileManager.default.subpathsOfDirectory(atPath: backup + "/files").filter { $0.count > 60 } == [])
        await restored.close()
        try? FileManager.default.removeItem(atPath: again.directory)
        await town.home.close()
    }

    /// A backup of before the message was posted: nothing of it is there, and its bytes are refused all the same.
    @Test func isObeyedByABackupThatNeverHadTheMessage() async throws {
        let town = try await FileForum()
        let one = try await town.ana.send(Self.words, "one.txt")
        try await town.ana.post(one)
        try await town.olga.type("/purge 1", in: "#berlin")
        await town.home.forum.shutDown()
        let fresh = town.home.directory + "-fresh"
        defer { try? FileManager.default.removeItem(atPath: fresh) }
        try FileManager.default.createDirectory(atPath: fresh, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: town.home.directory + "/purged", toPath: fresh + "/purged")
        let restored = try TestForum { $0.directory = fresh }
        let ben = try await restored.member("ben")
        #expect(await ben.refusedToSend(Self.words, "again.txt") == .forbidden)
        await restored.close()
        await town.home.close()
    }
}
