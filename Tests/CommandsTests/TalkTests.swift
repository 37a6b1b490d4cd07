import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("Talk by commands")
struct TalkTests {
    @Test func postsAndReadsBack() async throws {
        let home = try TestForum()
        try await home.hub("berlin")
        let ana = try await home.member("ana")
        try await ana.type("/join #berlin", in: "#berlin")
        let posted = try await ana.ask("message.post", [("channel", "#berlin"), ("body", "Guten **Morgen**")])
        #expect(posted["message"]?["number"]?.integer == 1)
        #expect(posted["message"]?["html"]?.string == "<p>Guten <strong>Morgen</strong></p>")
        let lines = try await ana.ask("channel.history", [("channel", "#berlin")])["lines"]?.array
        #expect(lines?.count == 1)
        #expect(lines?.first?["message"] == posted["message"])
        await home.close()
    }

    @Test func retryWithItsKeyActsOnceAndShowsTheThingAsItIs() async throws {
        let home = try TestForum()
        try await home.hub("berlin")
        let ana = try await home.member("ana")
        try await ana.type("/join #berlin", in: "#berlin")
        let fields: [(String, JSON)] = [("channel", "#berlin"), ("body", "once"), ("key", "one-key-0001")]
        let first = try await ana.ask("message.post", fields)
        let id = try #require(first["message"]?["id"])
        try await ana.ask("message.edit", [("message", id), ("body", "twice")])
        let again = try await ana.ask("message.post", fields)
        #expect(again["message"]?["id"] == id)
        #expect(again["message"]?["body"] == "twice")
        let other: [(String, JSON)] = [("channel", "#berlin"), ("body", "other"), ("key", "one-key-0001")]
        #expect(try await ana.refusal("message.post", other) == "key_reused")
        await home.close()
    }

    @Test func conversationOfTwoInThreads() async throws {
        let home = try TestForum()
        try await home.hub("berlin")
        let ana = try await home.member("ana")
        let ben = try await home.member("ben")
        for person in [ana, ben] { try await person.type("/join #berlin", in: "#berlin") }
        try await ana.type("/new Thursday table\nWho comes?", in: "#berlin")
        let reply = try await ben.type("/reply 1 I do, @ana", in: "#berlin")
        #expect(reply["thread"]?["title"] == "Thursday table")
        #expect(reply["message"]?["mentions"]?.array == [.integer(try #require(ana.caller).member.id.rawValue)])
        let unread = try await ana.ask("unread.list")["channels"]?.array
        #expect(unread?.first?["unread"] == 1)
        #expect(unread?.first?["mentions"] == 1)
        try await ana.type("/react 2 :tada:", in: "#berlin")
        try await ana.type("/resolve 1", in: "#berlin")
        #expect(try await ben.refusal("line", [("channel", "#berlin"), ("text", "/title 1 mine")]) == "forbidden")
        let opened = try await ana.type("/thread 1", in: "#berlin")
        #expect(opened["thread"]?["state"] == "resolved")
        #expect(opened["messages"]?.array?.last?["reactions"]?.array?.first?["emoji"] == "🎉")
        await home.close()
    }

    @Test func keepsPrivateHubsFromStrangersInEveryAnswer() async throws {
        let home = try TestForum()
        try await home.hub("board", .private)
        let ana = try await home.member("ana", isOperator: true)
        let stranger = try await home.member("carl")
        try await ana.type("/join #board", in: "#board")
        let posted = try await ana.ask("message.post", [("channel", "#board"), ("body", "secret")])
        let id = try #require(posted["message"]?["id"])
        let thread = try #require(posted["thread"]?["id"])
        let asked: [(String, [(String, JSON)])] = [
            ("channel.list", [("hub", "#board")]), ("channel.open", [("channel", "#board")]),
            ("channel.history", [("channel", "#board")]), ("thread.list", [("channel", "#board")]),
            ("thread.open", [("thread", thread)]), ("message.show", [("message", id)]),
            ("hub.who", [("hub", "#board")]),
            ("message.show", [("message", "#board/1")]), ("hub.join", [("hub", "#board")]),
            ("charter.show", [("hub", "#board")]),
            ("message.post", [("channel", "#board"), ("body", "x")]),
            ("message.react", [("message", id), ("emoji", ":tada:")]),
            ("read.mark", [("channel", "#board")]), ("thread.follow", [("thread", thread)]),
        ]
        for (command, fields) in asked {
            let missing = fields.map { field -> (String, JSON) in
                switch field.1 {
                case "#board": (field.0, "#nobody")
                case "#board/1": (field.0, "#nobody/1")
                case .integer: (field.0, .integer(999_999))
                default: field
                }
            }
            #expect(
                try await stranger.answer(command, fields)["no"] == stranger.answer(command, missing)["no"],
                "\(command)"
            )
            #expect(try await stranger.refusal(command, fields) == "not_found", "\(command)")
        }
        #expect(try await stranger.ask("hub.list")["hubs"]?.array?.isEmpty == true)
        await home.close()
    }

    @Test(
        arguments: [
            ("message.post", [("channel", "#berlin")], "missing"),
            ("message.post", [("channel", "#berlin"), ("body", "")], "empty"),
            ("message.post", [("channel", "#berlin"), ("body", " \u{200B}\n")], "empty"),
            (
                "message.post", [("channel", "#berlin"), ("body", .string(String(repeating: "x", count: 16_385)))],
                "too_long"
            ),
            ("message.post", [("channel", "#berlin"), ("body", 5)], "bad_request"),
            ("message.post", [("channel", "#nobody"), ("body", "x")], "not_found"),
            ("message.post", [("channel", "#berlin"), ("body", "x"), ("key", "short")], "invalid"),
            ("message.pst", [], "unknown_command"),
            ("line", [("text", "/mut karl"), ("channel", "#berlin")], "unknown_command"),
            ("line", [("text", "  /join #berlin"), ("channel", "#berlin")], "unknown_command"),
            ("line", [("text", "/reply"), ("channel", "#berlin")], "usage"),
            ("line", [("text", "/edit q17 x"), ("channel", "#berlin")], "wrong_kind"),
            ("channel.history", [("channel", "#berlin"), ("limit", -1)], "invalid"),
            ("hub.set", [("hub", "#berlin"), ("field", "name"), ("value", "B")], "forbidden"),
            ("hub.create", [("slug", "rome"), ("name", "Rome")], "forbidden"),
            ("message.edit", [("message", "#berlin/99"), ("body", "x")], "not_found"),
        ] as [(String, [(String, JSON)], String)]
    )
    func refuses(command: String, fields: [(String, JSON)], code: String) async throws {
        let home = try TestForum()
        try await home.hub("berlin")
        let ana = try await home.member("ana")
        try await ana.type("/join #berlin", in: "#berlin")
        #expect(try await ana.refusal(command, fields) == code)
        await home.close()
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int64) { self = .integer(value) }
}
