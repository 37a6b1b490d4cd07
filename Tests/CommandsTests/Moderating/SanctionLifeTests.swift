import Foundation
import HubbubCommands
import HubbubModel
import HubbubWebSocket
import HubbubWire
import Testing

/// What a sanction outlives, what ends with it, and how it ends.
@Suite("The life of a sanction")
struct SanctionLifeTests {
    typealias Evening = SanctionTests.Evening

    @Test func outlivesLeavingAndComingBack() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/mute karl 7d r1 loud", in: "#berlin")
        try await evening.karl.type("/leave #berlin", in: "#berlin")
        try await evening.karl.type("/join #berlin", in: "#berlin")
        try await evening.karl.ask("account.update", [("name", "Someone else")])
        #expect(try await evening.line(evening.karl, "hello") == "muted")
        try await evening.karl.type("/leave #berlin", in: "#berlin")
        try await evening.mo.type("/ban karl 7d r1 loud", in: "#berlin")
        #expect(try await evening.line(evening.karl, "/join #berlin") == "not_found")
        await evening.home.close()
    }

    /// Also those of other hubs, where it holds everywhere; undoing gives them back.
    @Test(arguments: [("/mute karl 7d r1", false), ("/ban karl everywhere 7d r1", true), ("/kick karl", false)])
    func revokesTheMembersInvites(act: String, isEverywhere: Bool) async throws {
        let evening = try await Evening()
        try await evening.home.hub("rome")
        try await evening.karl.type("/join #rome", in: "#rome")
        var codes: [String] = []
        for hub in ["#berlin", "#rome"] {
            let invite = try await evening.karl.type("/invite 7d 5 in \(hub)", in: hub)["invite"]
            codes.append(try #require(invite?["code"]?.string))
        }
        let done = try await (isEverywhere ? evening.olga : evening.mo).type(act, in: "#berlin")
        let zoe = try await evening.home.member("zoe")
        func join(_ index: Int, _ person: Person) async throws -> String? {
            let fields: [(String, JSON)] = [
                ("hub", .string(["#berlin", "#rome"][index])), ("invite", .string(codes[index])),
            ]
            return try await person.answer("hub.join", fields)["no"]?["code"]?.string
        }
        #expect(try await join(0, zoe) == "invite")
        #expect(try await join(1, zoe) == (isEverywhere ? "invite" : nil))
        let entry = try #require(done["entry"]?["number"])
        let place: (String, JSON) = isEverywhere ? ("everywhere", .bool(true)) : ("hub", "#berlin")
        try await evening.olga.ask("entry.undo", [place, ("entry", entry)])
        #expect(try await join(0, zoe) == nil)
        await evening.home.close()
    }

    /// The server was down when it ended: at the start it is told, and who was put out is in again.
    @Test func endsAlsoWhileTheServerIsDown() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/ban karl 7d r1 loud", in: "#berlin")
        try await evening.mo.type("/lock #berlin 2d r1", in: "#berlin")
        try await evening.mo.type("/calm 1d", in: "#berlin")
        await evening.home.forum.shutDown()
        let (folder, later) = (evening.home.directory, Time(ms: TestForum.t0 + 8 * 86_400_000))
        let again = try TestForum {
            $0.directory = folder
            $0.now = { later }
        }
        // Those of before are spent.
        for _ in 0..<100 { _ = again.freshKey() }
        let karl = try await again.known("karl")
        var told: [String] = []
        for _ in 0..<2_000 where !told.contains("ended") {
            told = (try await karl.ask("notice.list")["notices"]?.array ?? []).compactMap { $0["kind"]?.string }
            await Task.yield()
        }
        #expect(told.first == "ended")
        try await karl.type("back, in an open channel", in: "#berlin")
        let hub = try await karl.ask("channel.open", [("channel", "#berlin")])
        #expect(hub["channel"]?["locked"] == nil && hub["hub"]?["calm"] == nil)
        #expect(hub["hub"]?["mine"]?["role"] == "member")
        await again.forum.shutDown()
        await evening.home.close()
    }

    /// All at once, each with when it ends and how to appeal; what is left is a login for that.
    @Test func aBanEverywhereClosesEverySession() async throws {
        let evening = try await Evening()
        let door = try await TestDoor(evening.home.forum)
        var sockets: [TestSocket] = []
        for _ in 0..<50 {
            let socket = try await door.connect()
            _ = try await socket.hello(evening.karl.token)
            sockets.append(socket)
        }
        try await evening.olga.type("/ban karl everywhere 7d r1 enough", in: "#berlin")
        for socket in sockets {
            #expect(try await socket.closeCode() == 4_102)
            let reason = try await socket.socket.closure().reason
            #expect(reason.contains("until \(TestForum.t0 + 7 * 86_400_000)") && reason.contains("appeal"))
        }
        let left = try await door.connect()
        let hello = try await left.hello(evening.karl.token)
        #expect(hello["banned"]?["until"]?.integer == TestForum.t0 + 7 * 86_400_000)
        #expect(hello["banned"]?["words"] == "enough")
        #expect(hello["hubs"]?.array?.isEmpty == true)
        for command in ["hub.list", "message.post", "search", "member.find"] {
            #expect(try await evening.karl.refusal(command, [("channel", "#berlin"), ("body", "x")]) == "banned")
        }
        for command in ["notice.list", "account.export", "session.list", "help"] { try await evening.karl.ask(command) }
        await evening.home.close()
    }

    @Test func whoWasKickedComesBackOnceSomeoneSaysSo() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/kick karl enough", in: "#berlin")
        #expect(try await evening.karl.type("/join #berlin please", in: "#berlin")["pending"] == .bool(true))
        #expect(try await evening.line(evening.karl, "hello") == "not_joined")
        let answer: [(String, JSON)] = [("hub", "#berlin"), ("member", "karl"), ("accept", .bool(true))]
        try await evening.mo.ask("request.answer", answer)
        try await evening.karl.type("hello", in: "#berlin")
        try await evening.karl.type("/leave #berlin", in: "#berlin")
        #expect(try await evening.karl.type("/join #berlin", in: "#berlin")["pending"] == nil)
        await evening.home.close()
    }

    /// A second one of its kind takes the first one's place; undoing it brings that back.
    @Test func oneGivesWayToAnother() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/mute karl 2h r1 loud", in: "#berlin")
        try await evening.mo.type("/mute karl 7d r2 louder", in: "#berlin")
        evening.home.advance(.seconds(3 * 3_600))
        #expect(try await evening.line(evening.karl, "hello") == "muted")
        evening.home.advance(.zero - .seconds(2 * 3_600))
        try await evening.mo.type("/undo e2", in: "#berlin")
        #expect(try await evening.line(evening.karl, "hello") == "muted")
        evening.home.advance(.seconds(3_601))
        try await evening.karl.type("hello", in: "#berlin")
        await evening.home.close()
    }
}
