import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

/// From the ban's own event on, nothing of the hub reaches the member: on no session, by no listing.
@Suite("A ban in full flow")
struct BanInFullFlowTests {
    private static let sessions = 50
    private static let posts = 400

    @Test func endsWhatEverySessionHears() async throws {
        let home = try TestForum()
        let olga = try await home.member("olga", isOperator: true)
        let karl = try await home.member("karl")
        let ana = try await home.member("ana")
        for slug in ["berlin", "rome"] {
            try await home.hub(slug)
            for person in [olga, karl, ana] { try await person.type("/join #\(slug)", in: "#\(slug)") }
        }
        let root = try await ana.type("/new Picnic\nWho comes?", in: "#berlin")
        let thread = try #require(root["thread"]?["id"])
        try await ana.type("/share 1 #rome", in: "#berlin")
        let rome = try #require(try await karl.ask("channel.open", [("channel", "#rome")])["channel"]?["id"])

        let door = try await TestDoor(home.forum)
        var sockets: [TestSocket] = []
        for _ in 0..<Self.sessions {
            let socket = try await door.connect()
            _ = try await socket.ask("hello", [("token", .string(karl.token))])
            _ = try await socket.ask("channel.watch", [("channel", "#rome")])
            sockets.append(socket)
        }
        async let talk: Void = Self.talk(ana, in: thread)
        async let elsewhere: Void = Self.chat(ana)
        try await olga.type("/ban karl 7d r1 enough", in: "#berlin")
        _ = try await (talk, elsewhere)
        try await ana.ask("message.post", [("channel", "#rome"), ("body", "the end")])
        for socket in sockets {
            let events = try await socket.events(until: { $0["message"]?["body"] == "the end" })
            let ban = try #require(events.firstIndex { $0["ev"] == "sanction" })
            let after = events[(ban + 1)...]
            #expect(after.allSatisfy { $0["message"] == nil || $0["message"]?["channel"] == rome })
            #expect(after.allSatisfy { $0["thread"]?["id"] != thread })
            #expect(after.contains { $0["message"]?["body"]?.string == "chat \(Self.posts - 1)" })
        }
        await home.close()
    }

    private static func talk(_ person: Person, in thread: JSON) async throws {
        for index in 0..<posts {
            try await person.ask("message.post", [("thread", thread), ("body", .string("talk \(index)"))])
        }
    }

    private static func chat(_ person: Person) async throws {
        for index in 0..<posts {
            try await person.ask("message.post", [("channel", "#rome"), ("body", .string("chat \(index)"))])
        }
    }

    @Test func resumesWithNothingOfTheHub() async throws {
        let home = try TestForum()
        let olga = try await home.member("olga", isOperator: true)
        let karl = try await home.member("karl")
        for slug in ["berlin", "rome"] {
            try await home.hub(slug)
            for person in [olga, karl] { try await person.type("/join #\(slug)", in: "#\(slug)") }
        }
        let root = try await olga.type("/new Picnic\nWho comes?", in: "#berlin")
        try await olga.type("/share 1 #rome", in: "#berlin")
        let door = try await TestDoor(home.forum)
        let first = try await door.connect()
        let hello = try await first.ask("hello", [("token", .string(karl.token))])
        let cursor = try #require(hello["ok"]?["cursor"])
        try await olga.type("/ban karl 7d r1 enough", in: "#berlin")
        try await olga.ask("message.post", [("thread", try #require(root["thread"]?["id"])), ("body", "secret")])
        try await olga.ask("message.post", [("channel", "#rome"), ("body", "open")])
        let second = try await door.connect()
        let resumed = try await second.ask("hello", [("token", .string(karl.token)), ("cursor", cursor)])
        let events = try #require(resumed["ok"]?["events"]?.array)
        #expect(events.contains { $0["message"]?["body"] == "open" })
        #expect(!events.contains { $0["message"]?["body"] == "secret" })
        let lines = try await karl.ask("channel.history", [("channel", "#rome")])["lines"]?.array ?? []
        #expect(!lines.contains { $0["share"] != nil })
        #expect(try await karl.ask("thread.list", [("channel", "#rome")])["threads"]?.array?.isEmpty == true)
        #expect(try await karl.ask("search", [("query", "secret")])["results"]?.array?.isEmpty == true)
        await home.close()
    }
}
