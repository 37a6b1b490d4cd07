import Foundation
import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("A hub's picture")
struct HubImageTests {
    /// A GIF of so many pixels, as far as its head says.
    private static func gif(_ width: Int, _ height: Int, padding: Int = 0) -> [UInt8] {
        let side = [width & 255, width >> 8, height & 255, height >> 8].map { UInt8($0) }
        var bytes = Array("GIF89a".utf8) + side + [0, 0, 0] + [0x2C, 0, 0, 0, 0] + side + [0, 2]
        for _ in 0..<padding / 255 { bytes += [255] + [UInt8](repeating: 0, count: 255) }
        return bytes + [1, 0x44, 0, 0x3B]
    }

    private func set(_ value: String, _ hub: String = "#berlin") -> [(String, JSON)] {
        [("hub", .string(hub)), ("field", "image"), ("value", .string(value))]
    }

    private func image(_ person: Person, _ hub: String = "#berlin") async throws -> JSON? {
        try await person.ask("channel.open", [("channel", .string(hub))])["hub"]?["image"]
    }

    @Test func isTheStewardsUploadUntilItIsTakenAway() async throws {
        let town = try await FileForum()
        try await town.home.give([(town.ana, .steward)], in: "berlin")
        let picture = try await town.ana.send(FileForum.picture)
        #expect(try await image(town.ben) == nil)
        let done = try await town.ana.ask("hub.set", set("\(picture.id)"))
        #expect(done["entry"] == nil, "how a hub looks is no act")
        let shown = try #require(try await image(town.ben))
        #expect(shown["id"]?.integer == picture.id.rawValue && shown["width"]?.integer == 4)
        #expect(shown["url"]?.string == picture.path)
        #expect(try await town.ben.read(picture.id)?.count == Int(picture.bytes))
        #expect(try town.paths(holding: Array(FileForum.secret.utf8)) == [])
        try await town.ana.ask("hub.set", set("\(picture.id)"))
        #expect(try await image(town.ben) == shown)
        try await town.ana.type("/hub set image none", in: "#berlin")
        #expect(try await image(town.ben) == nil)
        #expect(try await town.ben.read(picture.id) == nil)
        try await town.ana.type("/hub set image \(picture.id)", in: "#berlin")
        #expect(try await image(town.ben) == shown, "it can be set back while it is there")
        try await town.ana.ask("hub.set", set(""))
        #expect(try await image(town.ben) == nil)
        await town.home.close()
    }

    @Test func isRefusedWithWhatWouldWork() async throws {
        let town = try await FileForum()
        try await town.home.give([(town.ana, .steward)], in: "berlin")
        let picture = try await town.ana.send(FileForum.picture)
        #expect(try await town.ben.refusal("hub.set", set("\(picture.id)")) == "forbidden")
        #expect(try await town.ana.refusal("hub.set", set("pier.jpg")) == "invalid")
        #expect(try await town.ana.refusal("hub.set", set("-1")) == "invalid")
        #expect(try await town.ana.refusal("hub.set", set("99999999999999999999")) == "invalid")
        #expect(try await town.ana.refusal("hub.set", set("4711")) == "not_found")
        let bens = try await town.ben.send(Self.gif(9, 9))
        #expect(try await town.ana.refusal("hub.set", set("\(bens.id)")) == "not_found")
        let notes = try await town.ana.send(text: "no picture")
        let refused = try await town.ana.answer("hub.set", set("\(notes.id)"))["no"]
        #expect(refused?["code"] == "invalid" && refused?["say"]?.string?.contains("PNG") == true)
        for large in [Self.gif(2_049, 4), Self.gif(4, 2_049), Self.gif(4, 4, padding: 1_100_000)] {
            let sent = try await town.ana.send(large, "large.gif")
            let refused = try await town.ana.answer("hub.set", set("\(sent.id)"))["no"]
            #expect(refused?["code"] == "too_long" && refused?["say"]?.string?.contains("2048") == true)
        }
        let posted = try await town.ana.send(Self.gif(7, 7))
        try await town.ana.post(posted)
        #expect(try await town.ana.refusal("hub.set", set("\(posted.id)")) == "not_found")
        #expect(try await image(town.ana) == nil)
        try await town.ana.ask("hub.set", set("\(picture.id)"))
        let files = JSON.files([(picture.id, nil)])
        #expect(try await town.ana.refusal("message.post", [("channel", "#berlin"), ("files", files)]) == "not_found")
        #expect(try await town.ana.refusal("file.drop", [("file", .integer(picture.id.rawValue))]) == "not_found")
        let other: [(String, JSON)] = [("slug", "paris"), ("name", "Paris")]
        try await town.olga.ask("hub.create", other)
        #expect(try await town.olga.refusal("hub.set", set("\(picture.id)", "#paris")) == "not_found")
        await town.home.close()
    }

    @Test func isReadByWhoMayKnowOfTheHubAndNobodyElse() async throws {
        let town = try await FileForum()
        let visitor = Person(home: town.home, caller: nil, token: "")
        let stranger = try await town.home.member("stranger")
        for (slug, visibility) in [("board", Visibility.private), ("house", .community), ("square", .public)] {
            try await town.home.hub(slug, visibility)
            try await town.join([town.ana, town.ben], slug)
            try await town.home.give([(town.ana, .steward)], in: slug)
            let picture = try await town.ana.send(FileForum.picture)
            try await town.ana.ask("hub.set", set("\(picture.id)", "#" + slug))
            #expect(try await town.ben.read(picture.id) != nil)
            #expect((try await stranger.read(picture.id) != nil) == (visibility != .private), "\(slug)")
            #expect((try await visitor.read(picture.id) != nil) == (visibility == .public), "\(slug)")
            guard visibility == .private else { continue }
            try await town.ana.ask("member.appoint", [("hub", "#board"), ("member", "ben"), ("role", "steward")])
            try await town.ana.ask("hub.leave", [("hub", "#board")])
            #expect(try await town.ana.read(picture.id) == nil, "who left reads it no more, whoever sent it")
            #expect(try await town.ben.read(picture.id) != nil)
        }
        await town.home.close()
    }

    @Test func isKeptWhileAHubShowsItAndSweptAfter() async throws {
        let town = try await FileForum()
        try await town.home.give([(town.ana, .steward)], in: "berlin")
        let (first, second) = (try await town.ana.send(Self.gif(5, 5)), try await town.ana.send(Self.gif(6, 6)))
        try await town.ana.ask("hub.set", set("\(first.id)"))
        for _ in 0..<3 {
            town.home.advance(.seconds(90_000))
            try await town.home.forum.store.sweepAll()
            #expect(try await town.ben.read(first.id) != nil)
        }
        #expect(try town.contents().count == 1, "the other one was never shown")
        #expect(try await town.ana.read(second.id) == nil)
        let third = try await town.ana.send(Self.gif(8, 8))
        try await town.ana.ask("hub.set", set("\(third.id)"))
        #expect(try await image(town.ben)?["id"]?.integer == third.id.rawValue)
        try await town.home.forum.store.sweepAll()
        try await town.settled { try town.contents().count == 1 }
        try await town.home.forum.store.write { transaction in
            try transaction.appoint(try #require(town.ben.caller).member.id, in: HubID(1), role: .steward)
        }
        let ana = try #require(town.ana.caller).member.id
        try await town.home.forum.store.write { try $0.deleteAccount(ana) }
        try await town.home.forum.store.sweepAll()
        #expect(try await town.ben.read(third.id) != nil, "it is the hub's, whoever sent it")
        await town.home.close()
    }

    @Test func changesOpenPagesAtOnceAndIsInHello() async throws {
        let town = try await FileForum()
        try await town.home.give([(town.ana, .steward)], in: "berlin")
        let door = try await TestDoor(town.home.forum)
        let socket = try await door.connect()
        _ = try await socket.ask("hello", [("token", .string(town.ben.token))])
        let picture = try await town.ana.send(FileForum.picture)
        _ = try await socket.drained()
        try await town.ana.ask("hub.set", set("\(picture.id)"))
        let changed = try await socket.event("hub.changed")
        #expect(changed["hub"]?["image"]?["url"]?.string == picture.path)
        let second = try await door.connect()
        _ = try await second.ask("hello", [("token", .string(town.ben.token))])
        #expect(try await second.event("hub")["hub"]?["image"]?["url"]?.string == picture.path)
        try await town.ana.ask("hub.set", set("none"))
        #expect(try await socket.event("hub.changed")["hub"]?["image"] == nil)
        await town.home.close()
    }

    @Test func goesWithThePurgeOfTheSameBytes() async throws {
        let town = try await FileForum()
        try await town.home.give([(town.ana, .steward)], in: "berlin")
        let picture = try await town.ana.send(FileForum.picture)
        try await town.ana.ask("hub.set", set("\(picture.id)"))
        try await town.ben.post(try await town.ben.send(FileForum.picture))
        let door = try await TestDoor(town.home.forum)
        let socket = try await door.connect()
        _ = try await socket.ask("hello", [("token", .string(town.ben.token))])
        _ = try await socket.drained()
        try await town.olga.type("/purge 1", in: "#berlin")
        #expect(try await image(town.ben) == nil)
        #expect(try await socket.event("hub.changed")["hub"]?["image"] == nil)
        #expect(try town.contents() == [])
        await town.home.close()
    }

    @Test func isInTheExportOfWhoSentIt() async throws {
        let town = try await FileForum()
        try await town.home.give([(town.ana, .steward)], in: "berlin")
        let picture = try await town.ana.send(FileForum.picture)
        try await town.ana.ask("hub.set", set("\(picture.id)"))
        var lines: [JSON] = []
        var next: [(String, JSON)] = []
        repeat {
            let page = try await town.ana.ask("account.export", next)
            lines += page["lines"]?.array ?? []
            next = page["next"].map { [("next", $0)] } ?? []
        } while !next.isEmpty
        let file = lines.first { $0["is"] == "file" }
        #expect(file?["id"]?.integer == picture.id.rawValue && file?["hub"]?["address"] == "#berlin")
        await town.home.close()
    }
}
