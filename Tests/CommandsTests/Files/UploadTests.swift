import Foundation
import HubbubCommands
import HubbubModel
import HubbubWire
import NIOCore
import Testing

@Suite("Uploads")
struct UploadTests {
    @Test func areRefusedBeforeAndWhileTheyCome() async throws {
        let town = try await FileForum { $0.uploadBytes = 1 << 20 }
        let large = [UInt8](repeating: 0x61, count: 1 << 20 + 1)
        #expect(await town.ana.refusedToSend([], length: 1 << 20 + 1) == .tooLong)
        #expect(await town.ana.refusedToSend(large) == .tooLong)
        #expect(await town.ana.refusedToSend(large, length: 5) == .tooLong)
        #expect(await town.ana.refusedToSend([]) == .empty)
        #expect(await town.ana.refusedToSend([], length: 0) == .empty)
        #expect(await town.ana.refusedToSend([1], key: "short") == .invalid)
        #expect(await town.ana.refusedToSend([1], String(repeating: "x", count: 2_000)) == .invalid)
        #expect(await Person(home: town.home, caller: nil, token: "").refusedToSend([1]) == .needsLogin)
        try await town.ana.send(Array(large.dropLast()), "a.txt")
        #expect(try town.contents().count == 1 && town.leftovers() == [])
        await town.home.close()
    }

    @Test func canBeTurnedOff() async throws {
        let town = try await FileForum { $0.uploadBytes = 0 }
        #expect(await town.ana.refusedToSend([1]) == .forbidden)
        await town.home.close()
    }

    @Test func cutOffLeaveNothing() async throws {
        let town = try await FileForum()
        let upload = try await town.ana.home.forum.beginUpload(
            name: "half.jpg",
            key: "key-0123456789",
            length: 5_000,
            as: town.ana.caller
        )
        try await upload.take(ByteBuffer(bytes: FileForum.picture))
        #expect(try town.leftovers().count == 1)
        upload.end()
        #expect(try town.leftovers() == [] && town.contents() == [])
        try await town.ana.send(FileForum.picture, key: "key-0123456789")
        await town.home.close()
    }

    @Test func actOnceForAKey() async throws {
        let town = try await FileForum()
        let first = try await town.ana.send(FileForum.picture, key: "key-0123456789")
        try await town.ana.post(first)
        #expect(try await town.ana.send(FileForum.picture, key: "key-0123456789") == first)
        #expect(await town.ana.refusedToSend(Array("other".utf8), key: "key-0123456789") == .keyReused)
        #expect(await town.ana.refusedToSend(FileForum.picture, "other.jpg", key: "key-0123456789") == .keyReused)
        #expect(try town.contents().count == 1, "what was refused is erased again")
        #expect(try await town.ben.read(first.id) != nil)
        await town.home.close()
    }

    @Test func picturesThatCannotBeCleanedAreRefused() async throws {
        let town = try await FileForum()
        #expect(await town.ana.refusedToSend(Array(FileForum.picture.prefix(20))) == .invalid)
        let heic = [0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8)
        #expect(await town.ana.refusedToSend(heic) == .invalid)
        #expect(try town.contents() == [] && town.leftovers() == [])
        await town.home.close()
    }

    @Test func ofOneMemberAreBoundedADay() async throws {
        let town = try await FileForum { $0.uploadDayBytes = 1_000 }
        for round in 1...4 { try await town.ana.send(text: String(repeating: "\(round)", count: 250)) }
        #expect(await town.ana.refusedToSend([1]) == .limited)
        let file = try await town.ben.send(text: "someone else")
        #expect(file.bytes == 12)
        town.home.advance(.seconds(86_400))
        try await town.ana.send(text: "tomorrow")
        await town.home.close()
    }

    /// Taking files back gives no bytes of the day back, but room for others.
    @Test func thatNoMessageShowsAreBounded() async throws {
        let town = try await FileForum()
        var files: [HubbubModel.Attachment] = []
        for round in 1...Int(Limits.waitingUploads) { files.append(try await town.ana.send(text: "\(round)")) }
        #expect(await town.ana.refusedToSend([1]) == .limited)
        try await town.ana.ask("file.drop", [("file", .integer(files[0].id.rawValue))])
        try await town.ana.send(text: "one more")
        #expect(await town.ana.refusedToSend([1]) == .limited)
        try await town.ana.post(files[1])
        try await town.ana.send(text: "another")
        await town.home.close()
    }

    @Test func atOnceAreBounded() async throws {
        let town = try await FileForum()
        var open: [Upload] = []
        for round in 1...Limits.uploadsAtOnce {
            open.append(
                try await town.home.forum.beginUpload(
                    name: "x",
                    key: "key-0000000\(round)",
                    length: nil,
                    as: town.ana.caller
                )
            )
        }
        #expect(await town.ana.refusedToSend([1]) == .limited)
        try await town.ben.send(text: "someone else")
        open[0].end()
        open[0].end()
        try await town.ana.send(text: "room again")
        for upload in open { upload.end() }
        await town.home.close()
    }

    @Test func thatNoMessageNamesAreGoneAfterADay() async throws {
        let town = try await FileForum()
        let (waits, shown) = (try await town.ana.send(text: "waits"), try await town.ana.send(text: "shown"))
        try await town.ana.post(shown)
        town.home.advance(.seconds(86_300))
        try await town.home.forum.store.sweepAll()
        #expect(try await town.ana.read(waits.id) != nil)
        town.home.advance(.seconds(200))
        try await town.home.forum.store.sweepAll()
        #expect(try await town.ana.read(waits.id) == nil)
        #expect(try await town.ben.read(shown.id) != nil)
        #expect(try town.contents().count == 1)
        await town.home.close()
    }

    @Test func leftByAKilledServerAreGoneAtTheNextStart() async throws {
        let town = try await FileForum()
        let file = try await town.ana.send(text: "stays")
        await town.home.forum.shutDown()
        let folder = town.home.directory + "/files"
        let leftover = folder + "/ab/" + String(repeating: "c", count: 62)
        try FileManager.default.createDirectory(atPath: folder + "/ab", withIntermediateDirectories: true)
        try Data("left".utf8).write(to: URL(filePath: leftover))
        try Data("half".utf8).write(to: URL(filePath: folder + "/arriving/half"))
        let again = try TestForum { $0.directory = town.home.directory }
        #expect(try town.leftovers() == [])
        try await town.settled { !FileManager.default.fileExists(atPath: leftover) }
        let ana = try await FileForum.person(town.ana, at: again)
        #expect(try await ana.read(file.id) == Array("stays".utf8))
        await again.forum.shutDown()
        await town.home.close()
    }
}

extension FileForum {
    /// What is on its way in.
    func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: home.directory + "/files/arriving")
    }
}
