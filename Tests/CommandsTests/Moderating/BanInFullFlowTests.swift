import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

/// From the ban's own event on, nothing of the hub reaches the member: on no session, by no listing.
@Suite("A ban in full flow")
struct BanInFullFlowTests {
    private static let sessions = 50
    /// In each of the two hubs.
    private static let posts = 480
    /// Who write at once: as fast as the server goes.
    private static let writers = 12

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
        let ear = try await door.connect()
        _ = try await ear.hello(ana.token)
        let begun = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<Self.writers {
                group.addTask { try await Self.write(ana, writer, [("thread", thread)], "talk") }
                group.addTask { try await Self.write(ana, writer, [("channel", "#rome")], "chat") }
            }
            // In the middle of it: when it has begun in both hubs.
            group.addTask {
                for word in ["talk", "chat"] {
                    while try await ear.event("message.posted")["message"]?["body"]?.string?.hasPrefix(word) != true {}
                }
                try await olga.type("/ban karl 7d r1 enough", in: "#berlin")
            }
            try await group.waitForAll()
        }
        let taken = ContinuousClock.now - begun
        print(
            "messages a second: \(Double(2 * Self.posts) / (Double(taken.components.attoseconds) / 1e18 + Double(taken.components.seconds)))"
        )
        try await ana.ask("message.post", [("channel", "#rome"), ("body", "the end")])
        for socket in sockets {
            let events = try await socket.events(until: { $0["message"]?["body"] == "the end" })
            let ban = try #require(events.firstIndex { $0["ev"] == "sanction" })
            let after = events[(ban + 1)...]
            #expect(after.allSatisfy { $0["message"] == nil || $0["message"]?["channel"] == rome })
            #expect(after.allSatisfy { $0["thread"]?["id"] != thread })
            let chat = events.filter { $0["message"]?["body"]?.string?.hasPrefix("chat") == true && $0["in"] == nil }
            #expect(chat.count == Self.posts)
            #expect(events[..<ban].contains { $0["message"]?["body"]?.string?.hasPrefix("talk") == true })
        }
        await home.close()
    }

    private static func write(_ person: Person, _ writer: Int, _ place: [(String, JSON)], _ word: String) async throws {
        for index in 0..<(posts / writers) {
            try await person.ask("message.post", place + [("body", .string("\(word) \(writer) \(index)"))])
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
