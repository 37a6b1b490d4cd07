import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("Nothing leaks")
struct LeakTests {
    @Test func sharesIntoPrivateHubsAreToldThereAlone() async throws {
        let home = try TestForum()
        try await home.hub("berlin")
        try await home.hub("board", .private)
        let ana = try await home.member("ana", isOperator: true)
        let ben = try await home.member("ben")
        for line in ["/join #berlin", "/join #board"] { try await ana.type(line, in: "#berlin") }
        try await ben.type("/join #berlin", in: "#berlin")
        let door = try await TestDoor(home.forum)
        let one = try await door.connect()
        _ = try await one.hello(ben.token)
        let posted = try await ana.ask("message.post", [("channel", "#berlin"), ("body", "open")])
        let thread = try #require(posted["thread"]?["id"])
        try await ana.ask("thread.share", [("thread", thread), ("channel", "#board")])
        let told = try await one.drained()
        #expect(!told.contains { $0["ev"] == "thread.shared" })
        let opened = try await ben.ask("thread.open", [("thread", thread)])
        #expect(opened["thread"]?["shares"] == nil)
        try await ben.ask("message.post", [("thread", thread), ("body", "answer")])
        #expect(try await !one.drained().contains { "\($0)".contains("board") })
        await home.close()
    }

    @Test func wideningShowsOutsidersOnlyWhatBeganAfterwards() async throws {
        let home = try TestForum()
        try await home.hub("board", .private)
        let ana = try await home.member("ana", isOperator: true)
        let carl = try await home.member("carl")
        try await ana.type("/join #board", in: "#board")
        let old = try await ana.ask("message.post", [("channel", "#board"), ("body", "before we opened")])
        let thread = try #require(old["thread"]?["id"])
        home.advance(.seconds(60))
        try await ana.type("/hub set visibility community", in: "#board")
        home.advance(.seconds(60))
        try await ana.ask("message.post", [("channel", "#board"), ("body", "since we opened")])
        let lines = try await carl.ask("channel.history", [("channel", "#board")])["lines"]?.array ?? []
        #expect(lines.compactMap { $0["message"]?["body"]?.string } == ["since we opened"])
        #expect(try await carl.refusal("thread.open", [("thread", thread)]) == "not_found")
        let door = try await TestDoor(home.forum)
        let one = try await door.connect()
        _ = try await one.hello(carl.token)
        _ = try await one.ask("channel.watch", [("channel", "#board")])
        try await ana.ask("message.post", [("thread", thread), ("body", "late answer to the old")])
        try await ana.ask("message.post", [("channel", "#board"), ("body", "new again")])
        #expect(try await one.event("message.posted")["message"]?["body"] == "new again")
        await home.close()
    }

    @Test func linksAndMentionsDoNotTellOfPrivateHubs() async throws {
        let home = try TestForum()
        try await home.hub("berlin")
        try await home.hub("board", .private)
        let ana = try await home.member("ana")
        try await ana.type("/join #berlin", in: "#berlin")
        let posted = try await ana.ask(
            "message.post",
            [("channel", "#berlin"), ("body", "#board/1 #nobody/1 #berlin/1")]
        )
        let html = try #require(posted["message"]?["html"]?.string)
        #expect(!html.contains("href=\"/board"))
        #expect(html.contains("href=\"/berlin/1\""))
        await home.close()
    }

    @Test func visitorsSeeNoRostersReactorsOrVersions() async throws {
        let home = try TestForum()
        try await home.hub("paris", .public)
        try await home.hub("berlin")
        let ana = try await home.member("ana")
        try await ana.type("/join #paris", in: "#paris")
        try await ana.ask("message.post", [("channel", "#paris"), ("body", "salut")])
        try await ana.type("/react 1 :tada:", in: "#paris")
        let visitor = Person(home: home, caller: nil, token: "")
        let lines = try await visitor.ask("channel.history", [("channel", "#paris")])["lines"]?.array ?? []
        let reaction = lines.first?["message"]?["reactions"]?.array?.first
        #expect(reaction?["count"] == 1)
        #expect(reaction?["by"] == nil)
        for command in ["hub.who", "message.versions", "member.show", "unread.list", "session.list"] {
            #expect(
                try await visitor.refusal(command, [("hub", "#paris"), ("message", "#paris/1"), ("member", "ana")])
                    == "needs_login"
            )
        }
        #expect(try await visitor.refusal("channel.open", [("channel", "#berlin")]) == "not_found")
        #expect(try await visitor.ask("hub.list")["hubs"]?.array?.compactMap { $0["slug"]?.string } == ["paris"])
        await home.close()
    }
}
