import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("Moving messages and threads")
struct MoveTests {
    typealias Evening = SanctionTests.Evening

    /// Berlin with a thread of three replies, a channel beside it, and Rome, a community hub that mo moderates too.
    struct Town {
        let evening: Evening
        let zoe: Person
        var home: TestForum { evening.home }
        var mo: Person { evening.mo }
        var ana: Person { evening.ana }
        var karl: Person { evening.karl }

        init(rome: Visibility = .community) async throws {
            evening = try await Evening()
            zoe = try await evening.home.member("zoe")
            try await evening.ana.type("/channel create #berlin/coworking", in: "#berlin")
            try await evening.karl.type("/new Bikes\nwhich bicycle", in: "#berlin")
            for (person, text) in [
                (evening.ana, "a red one"), (evening.karl, "elsewhere there is a festival"), (evening.ana, "when"),
            ] {
                try await person.type("/reply 1 \(text)", in: "#berlin")
            }
            try await evening.karl.type("another root", in: "#berlin")
            try await evening.home.hub("rome", rome)
            try await evening.olga.type("/join #rome", in: "#rome")
            if rome != .private {
                try await evening.mo.type("/join #rome", in: "#rome")
            }
        }

        func line(_ person: Person, _ text: String) async throws -> String { try await evening.line(person, text) }

        func lines(_ person: Person, _ channel: String) async throws -> [JSON] {
            let fields: [(String, JSON)] = [("channel", .string(channel)), ("replies", .bool(true))]
            return try await person.ask("channel.history", fields)["lines"]?.array ?? []
        }
    }

    @Test func splitTakesAMessageAndAllLaterOnesAndUndoTakesThemBack() async throws {
        let town = try await Town()
        let before = try await town.lines(town.ana, "#berlin")
        let tried = try await town.mo.type("/split 3 --dry-run Festivals", in: "#berlin")
        #expect(tried["count"] == 2)
        #expect(try await town.lines(town.ana, "#berlin") == before)
        let done = try await town.mo.type("/split 3 Festivals", in: "#berlin")
        #expect(done["thread"]?["title"] == "Festivals")
        #expect(done["thread"]?["number"] == 3)
        #expect(done["thread"]?["excerpt"] == "elsewhere there is a festival")
        let split = try await town.ana.ask("thread.open", [("message", "#berlin/4")])
        #expect(split["messages"]?.array?.compactMap { $0["number"]?.integer } == [3, 4])
        #expect(try await town.ana.ask("thread.open", [("message", "#berlin/1")])["messages"]?.array?.count == 2)
        try await town.mo.type("/undo", in: "#berlin")
        #expect(try await town.lines(town.ana, "#berlin") == before)
        await town.home.close()
    }

    @Test func whatCameLaterStaysWhenASplitIsUndone() async throws {
        let town = try await Town()
        try await town.mo.type("/split 3 Festivals", in: "#berlin")
        try await town.karl.type("/reply 3 in summer", in: "#berlin")
        try await town.mo.type("/undo", in: "#berlin")
        let stayed = try await town.ana.ask("thread.open", [("message", "#berlin/6")])
        #expect(stayed["thread"]?["number"] == 6)
        #expect(stayed["thread"]?["excerpt"] == "in summer")
        #expect(try await town.ana.ask("thread.open", [("message", "#berlin/1")])["messages"]?.array?.count == 4)
        try await town.mo.type("/undo e2", in: "#berlin")
        let again = try await town.ana.ask("thread.open", [("message", "#berlin/6")])
        #expect(again["messages"]?.array?.compactMap { $0["number"]?.integer } == [3, 4, 6])
        #expect(again["thread"]?["excerpt"] == "elsewhere there is a festival")
        await town.home.close()
    }

    @Test func aThreadMovesWithItsRootAndLeavesPointers() async throws {
        let town = try await Town()
        let before = try await town.lines(town.ana, "#berlin")
        let done = try await town.mo.type("/move 1 #berlin/coworking", in: "#berlin")
        #expect(done["count"] == 4)
        let old = try await town.lines(town.ana, "#berlin")
        #expect(old.first == .object(JSON.Object([("number", 1), ("state", "moved"), ("to", "#berlin/coworking/1")])))
        let shown = try await town.ana.ask("message.show", [("message", "#berlin/1")])
        #expect(shown["message"]?["to"] == "#berlin/coworking/1")
        #expect(shown["message"]?["body"] == "which bicycle")
        #expect(try await town.ana.ask("thread.open", [("message", "#berlin/2")])["thread"]?["number"] == 1)
        let found = try await town.ana.ask("search", [("query", "bicycle in:#berlin/coworking")])
        #expect(found["total"] == 1)
        try await town.mo.type("/reply #berlin/coworking/1 later", in: "#berlin")
        try await town.mo.type("/undo", in: "#berlin")
        #expect(try await town.lines(town.ana, "#berlin") == before)
        let stayed = try await town.lines(town.ana, "#berlin/coworking")
        #expect(stayed.last?["message"]?["body"] == "later")
        #expect(stayed.last?["message"]?["root"] == .bool(true))
        await town.home.close()
    }

    @Test func aRangeTakesOnlyItsFirstMessagesThreadAndSaysWhatItSkipped() async throws {
        let town = try await Town()
        try await town.ana.type("/reply 1 later still", in: "#berlin")
        let done = try await town.mo.type("/move 3-6 #berlin/coworking", in: "#berlin")
        #expect(done["count"] == 3)
        #expect(done["skipped"] == .array([5]))
        let into = try await town.mo.type("/move 2 5", in: "#berlin")
        #expect(into["count"] == 1)
        #expect(try await town.ana.ask("thread.open", [("message", "#berlin/5")])["messages"]?.array?.count == 2)
        await town.home.close()
    }

    @Test func mergePutsAThreadIntoAnotherAndItsNumbersStay() async throws {
        let town = try await Town()
        let before = try await town.lines(town.ana, "#berlin")
        let list = try await town.ana.ask("thread.list", [("channel", "#berlin")])
        try await town.mo.type("/merge 5 1", in: "#berlin")
        let merged = try await town.ana.ask("thread.open", [("message", "#berlin/5")])
        #expect(merged["messages"]?.array?.count == 5)
        #expect(try await town.ana.ask("thread.list", [("channel", "#berlin")])["threads"]?.array?.count == 1)
        try await town.mo.type("/undo", in: "#berlin")
        #expect(try await town.lines(town.ana, "#berlin") == before)
        #expect(try await town.ana.ask("thread.list", [("channel", "#berlin")]) == list)
        await town.home.close()
    }

    @Test func refusesWhatCannotBeMoved() async throws {
        let town = try await Town()
        for (line, code) in [
            ("/move 3-2 #berlin/coworking", "invalid"), ("/merge 1 2", "invalid"), ("/move 1 #berlin", "already"),
            ("/move 3 #berlin/1", "already"), ("/split 1 Title", "invalid"), ("/move 3 #rome", "forbidden"),
            ("/move 3", "usage"), ("/move 99 #berlin/coworking", "not_found"),
        ] {
            #expect(try await town.line(town.mo, line) == code, "\(line)")
        }
        #expect(try await town.line(town.karl, "/move 3 #berlin/coworking") == "forbidden")
        try await town.ana.type("/channel archive #berlin/coworking", in: "#berlin")
        #expect(try await town.line(town.mo, "/move 3 #berlin/coworking") == "archived")
        try await town.mo.type("/split 3 Festivals", in: "#berlin")
        try await town.mo.type("/merge 5 3", in: "#berlin")
        let refused = try await town.mo.answer("line", [("channel", "#berlin"), ("text", "/undo e2")])
        #expect(refused["no"]?["code"] == "superseded")
        #expect(refused["no"]?["try"] == "/undo e3")
        await town.home.close()
    }

    @Test func nothingOfAPrivateHubIsToldWhereAThreadWentFrom() async throws {
        let town = try await Town(rome: .private)
        let olga = town.evening.olga
        try await olga.type("/join #berlin", in: "#berlin")
        let socket = try await TestDoor(town.home.forum).connect()
        _ = try await socket.ask("hello", [("token", .string(town.karl.token))])
        try await olga.type("/move 1 #rome", in: "#berlin")
        let told = try await socket.event("message.moved")
        #expect(told["message"]?["state"] == "moved")
        #expect(told["message"]?["number"] == 1)
        #expect(told["message"]?["body"] == nil)
        #expect(told["thread"] == nil)
        for person in [town.zoe, town.ana, town.karl] {
            let lines = try await town.lines(person, "#berlin")
            #expect(lines.first == .object(JSON.Object([("number", 1), ("state", "deleted")])))
            let shown = try await person.ask("message.show", [("message", "#berlin/1")])
            #expect(shown["message"]?["state"] == "deleted")
            #expect(shown["thread"]?["channel"] == shown["message"]?["channel"])
            let opened = try await person.ask("thread.open", [("message", "#berlin/2")])
            #expect(opened["messages"]?.array?.count == 1)
            #expect(
                try await person.refusal("message.post", [("reply_to", "#berlin/1"), ("body", "x")]) == "not_found"
            )
            #expect(try await person.ask("search", [("query", "bicycle")])["total"] == 0)
        }
        #expect(try await olga.ask("message.show", [("message", "#berlin/1")])["message"]?["to"] == "#rome/1")
        #expect(try await town.line(olga, "/move #rome/1 #berlin") == "wider")
        await town.home.close()
    }

    @Test func sharesEndWhereTheHomeNarrowsAndComeBack() async throws {
        let town = try await Town()
        try await town.mo.type("/share 1 #rome", in: "#berlin")
        let before = try await town.lines(town.mo, "#rome")
        try await town.mo.type("/merge 5 1", in: "#berlin")
        #expect(try await town.lines(town.mo, "#rome").first?["state"] == "removed")
        try await town.mo.type("/undo", in: "#berlin")
        #expect(try await town.lines(town.mo, "#rome") == before)
        await town.home.close()
    }

    @Test func rolesCharterAndEnteringStandInTheLog() async throws {
        let town = try await Town(rome: .private)
        let ana = town.ana
        try await ana.type("/unappoint mo", in: "#berlin")
        #expect(try await ana.type("/undo", in: "#berlin")["entry"]?["kind"] == "undo")
        try await ana.type("/appoint karl moderator", in: "#berlin")
        try await town.mo.type("/unappoint mo", in: "#berlin")
        #expect(try await town.line(town.karl, "/undo e4") == "forbidden")
        let charter = try await ana.type("/charter set #berlin Be kind\nNo advertising", in: "#berlin")
        #expect(charter["undo"] == nil)
        #expect(charter["charter"]?["rules"]?.array?.count == 1)
        #expect(try await town.line(ana, "/undo") == "no_undo")
        let log = try await town.evening.olga.type("/modlog", in: "#rome")["entries"]?.array
        #expect(log?.last?["kind"] == "enter")
        await town.home.close()
    }
}
