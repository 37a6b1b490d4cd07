import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

/// Contact without a common hub is a request, as those who ask and those who are asked see it.
@Suite("Requests by commands")
struct RequestTests {
    /// Ana writes to Mira, whom she shares no hub with.
    private struct Meeting {
        let home: TestForum
        let ana: Person
        let mira: Person
        let channel: JSON

        init() async throws {
            home = try TestForum()
            ana = try await home.member("ana")
            mira = try await home.member("mira")
            let posted = try await ana.type("/msg mira Hello from Lyon", in: "#")
            channel = try #require(posted["channel"]?["id"])
            #expect(posted["channel"]?["unanswered"]?.bool == true)
        }
    }

    @Test func letsTheOpenerWriteOnce() async throws {
        let meeting = try await Meeting()
        let tries: [(String, [(String, JSON)])] = [
            ("message.post", [("channel", meeting.channel), ("body", "Hello?")]),
            ("message.post", [("channel", "@mira"), ("body", "Hello?")]),
            ("conversation.post", [("members", .array(["mira"])), ("body", "Hello?")]),
        ]
        for (command, fields) in tries {
            #expect(try await meeting.ana.refusal(command, fields) == "pending", "\(command)")
        }
        let refused = try await meeting.ana.answer("message.post", tries[0].1)["no"]?["say"]?.string
        #expect(refused == "You have written once. Wait for an answer before you write more.")
        try await meeting.mira.ask("message.post", [("channel", meeting.channel), ("body", "Good evening")])
        try await meeting.ana.ask("message.post", [("channel", meeting.channel), ("body", "How are you?")])
        await meeting.home.close()
    }

    @Test func alsoRefusesASecondMessageAsAReply() async throws {
        let meeting = try await Meeting()
        let line = try await meeting.ana.ask("channel.history", [("channel", meeting.channel)])["lines"]?.array?.first
        let thread = try #require(line?["message"]?["thread"])
        let message = try #require(line?["message"]?["id"])
        for field in [("thread", thread), ("reply_to", message)] {
            #expect(try await meeting.ana.refusal("message.post", [field, ("body", "And?")]) == "pending")
        }
        try await meeting.mira.ask("message.post", [("thread", thread), ("body", "Yes?")])
        try await meeting.ana.ask("message.post", [("thread", thread), ("body", "So")])
        await meeting.home.close()
    }

    @Test func standsApartAndCountsNothing() async throws {
        let meeting = try await Meeting()
        let mira = meeting.mira
        #expect(try await mira.ask("conversation.list")["channels"]?.array == [])
        let listed = try await mira.ask("conversation.list", [("requests", .bool(true))])["channels"]?.array
        #expect(listed?.map { $0["id"] } == [meeting.channel])
        #expect(listed?.first?["request"]?.bool == true)
        #expect(listed?.first?["mine"]?["unread"] == 0)
        #expect(try await mira.ask("unread.list")["channels"]?.array == [])
        #expect(try await mira.ask("catchup", [("since", "1h")])["threads"]?.array == [])
        let opened = try await mira.ask("channel.open", [("channel", "@ana")])
        #expect(opened["channel"]?["request"]?.bool == true)
        #expect(opened["lines"]?.array?.count == 1)
        await meeting.home.close()
    }

    @Test(arguments: ["/accept ana", "/accept"]) func isAcceptedByALine(line: String) async throws {
        let meeting = try await Meeting()
        let accepted = try await meeting.mira.type(line, in: "@ana")
        #expect(accepted["channel"]?["id"] == meeting.channel)
        #expect(accepted["channel"]?["request"] == nil)
        #expect(accepted["channel"]?["mine"]?["unread"] == 1)
        #expect(try await meeting.mira.refusal("conversation.accept", [("channel", meeting.channel)]) == "already")
        #expect(try await meeting.ana.refusal("conversation.accept", [("channel", meeting.channel)]) == "already")
        #expect(try await meeting.mira.refusal("conversation.accept", [("channel", "@nobody")]) == "not_found")
        #expect(try await meeting.mira.refusal("conversation.accept") == "missing")
        await meeting.home.close()
    }

    @Test func ignoringClosesItAndTheOpenerLearnsNothing() async throws {
        let meeting = try await Meeting()
        let before = try await meeting.ana.ask("conversation.list")
        try await meeting.mira.type("/ignore ana", in: "@ana")
        #expect(try await meeting.mira.refusal("channel.open", [("channel", "@ana")]) == "not_found")
        #expect(try await meeting.mira.refusal("channel.open", [("channel", meeting.channel)]) == "not_found")
        #expect(try await meeting.mira.ask("search", [("query", "lyon")])["results"]?.array == [])
        #expect(try await meeting.ana.ask("conversation.list") == before)
        let again: [(String, JSON)] = [("channel", meeting.channel), ("body", "Hello?")]
        #expect(try await meeting.ana.refusal("message.post", again) == "pending")
        try await meeting.mira.type("/unignore ana", in: "@ana")
        #expect(try await meeting.mira.ask("channel.open", [("channel", "@ana")])["channel"]?["request"]?.bool == true)
        await meeting.home.close()
    }

    /// What a mention is shown as must not tell who has closed the conversation.
    @Test func aMentionLooksTheSameToWhoIsIgnored() async throws {
        let home = try TestForum()
        try await home.hub("berlin")
        let (ana, ben) = (try await home.member("ana"), try await home.member("ben"))
        for person in [ana, ben] { try await person.type("/join #berlin", in: "#berlin") }
        let before = try await ana.type("/msg ben Hello @ben", in: "#berlin")
        try await ben.type("/ignore ana", in: "#berlin")
        let after = try await ana.type("/msg ben Hello @ben", in: "#berlin")
        #expect(after["message"]?["html"] == before["message"]?["html"])
        #expect(after["message"]?["mentions"] == before["message"]?["mentions"])
        #expect(try await ben.refusal("channel.open", [("channel", "@ana")]) == "not_found")
        await home.close()
    }

    @Test func tellsEachWhatItIsForThem() async throws {
        let home = try TestForum()
        let (ana, mira) = (try await home.member("ana"), try await home.member("mira"))
        let door = try await TestDoor(home.forum)
        let (hers, theirs) = (try await door.connect(), try await door.connect())
        _ = try await hers.hello(ana.token)
        _ = try await theirs.hello(mira.token)
        try await ana.type("/msg mira Hello from Lyon", in: "#")
        #expect(try await hers.event("conversation.created")["channel"]?["unanswered"]?.bool == true)
        let asked = try await theirs.event("conversation.created")
        #expect(asked["channel"]?["request"]?.bool == true)
        _ = try await theirs.event("message.posted")
        try await mira.type("/accept ana", in: "#")
        let changed = try await theirs.event("conversation.changed")["channel"]
        #expect(changed?["id"] == asked["channel"]?["id"] && changed?["request"] == nil)
        #expect(try await theirs.event("read.moved")["unread"] == 1)
        #expect(try await hers.event("conversation.changed")["channel"]?["unanswered"] == nil)
        await home.close()
    }

    @Test func whoIgnoresHearsNothingMore() async throws {
        let home = try TestForum()
        try await home.hub("berlin")
        let (ana, ben) = (try await home.member("ana"), try await home.member("ben"))
        for person in [ana, ben] { try await person.type("/join #berlin", in: "#berlin") }
        let door = try await TestDoor(home.forum)
        let socket = try await door.connect()
        let cursor = try await socket.hello(ben.token)["cursor"]?.string
        try await ana.type("/msg ben one", in: "#berlin")
        _ = try await socket.event("message.posted")
        try await ben.type("/ignore ana", in: "#berlin")
        let closed = try await socket.event("conversation.closed")["channel"]
        try await ana.type("/msg ben two", in: "#berlin")
        #expect(try await socket.drained().isEmpty)
        let again = try await door.connect()
        let missed = try await again.hello(ben.token, cursor: cursor)["events"]?.array ?? []
        #expect(missed.compactMap { $0["ev"]?.string } == ["ignore.changed", "conversation.closed"])
        #expect(missed.last?["channel"] == closed)
        await home.close()
    }

    @Test func helloSetsRequestsApart() async throws {
        let home = try TestForum()
        let (ana, mira) = (try await home.member("ana"), try await home.member("mira"))
        let ben = try await home.member("ben", isOperator: true)
        try await ben.type("/msg mira hello", in: "#")
        try await ana.type("/msg mira hello", in: "#")
        let door = try await TestDoor(home.forum)
        let listed = try await door.connect().hello(mira.token)["conversations"]?.array ?? []
        #expect(listed.map { $0["request"]?.bool ?? false } == [false, true])
        await home.close()
    }
}
