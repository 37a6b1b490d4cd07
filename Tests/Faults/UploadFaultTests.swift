import Foundation
import HubbubModel
import HubbubWebSocket
import HubbubWire
import TestServer
import Testing

@Suite("Uploads that end badly", .serialized)
struct UploadFaultTests {
    private static let needs: Comment =
        "skipped: needs root, or an account that may make user namespaces, for a disk of its own"

    /// Killed while bytes come: nothing of it is there after the next start, what was acknowledged is, and the retry
    /// works.
    @Test func areForgottenByAKilledServer() async throws {
        let town = try await Town("ana")
        defer { town.server.remove() }
        let desk = UploadDesk(town)
        let stored = try await desk.send(Array("stored".utf8), key: "key-stored-1")
        for round in 1...5 {
            let half = try desk.begin(bytes: 8 << 20, sending: 3 << 20, key: "key-half-\(round)")
            while try arriving(town.server.directory).isEmpty { try await Task.sleep(for: .milliseconds(2)) }
            town.server.kill()
            half.cancel()
            try await town.server.start()
            #expect(try arriving(town.server.directory).isEmpty)
            #expect(try contents(town.server.directory).count == 1)
        }
        let again = try await desk.send(Array("stored".utf8), key: "key-stored-1")
        #expect(again["file"] == stored["file"])
        #expect(try await desk.read(try #require(stored["file"]?["url"]?.string)) == Array("stored".utf8))
    }

    /// No room for a file: refused as `full`, nothing half done, posts go on; with room again it is taken.
    @Test(.enabled(if: SmallDisk.isPossible, needs))
    func areRefusedWhereTheDiskIsFull() async throws {
        let town = try await Town("ana")
        defer { town.server.remove() }
        try await town.server.stop()
        let disk = SmallDisk(bytes: 40 << 20)
        try await town.server.start(on: disk)
        let folder = disk.seen(through: try #require(town.server.processID))
        let desk = UploadDesk(town)
        let megabyte = [UInt8](repeating: 0x61, count: 1 << 20)
        _ = try await desk.send(megabyte, key: "key-before-1")
        let filler = Filler(path: folder + "/filler")
        // Room for posts, none for files beside their reserve.
        try filler.shrink(to: 24 << 20)
        #expect(try await desk.refusal(megabyte, key: "key-full-001") == "full")
        #expect(try arriving(folder).isEmpty && contents(folder).count == 1)
        let (line, _) = try await town.enter(0)
        #expect(await Poster(line: line).post(["still-here"], bytes: 1_000).stored.count == 1)
        filler.remove()
        _ = try await desk.send([UInt8](repeating: 0x62, count: 1 << 20), key: "key-full-001")
        #expect(try contents(folder).count == 2)
    }

    private func arriving(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory + "/files/arriving")
    }

    private func contents(_ directory: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: directory + "/files").filter { $0.utf8.count > 60 }
    }
}
