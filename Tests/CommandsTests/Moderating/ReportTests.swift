import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@testable import HubbubStore

@Suite("Reports and their queue")
struct ReportTests {
    typealias Evening = SanctionTests.Evening

    /// Karl has written spam; zoe, who is no member of the hub, has reported it.
    private func reported() async throws -> (Evening, Person) {
        let evening = try await Evening()
        let zoe = try await evening.home.member("zoe")
        try await evening.karl.type("buy my watches", in: "#berlin")
        let told = try await zoe.type("/report 1 spam", in: "#berlin")
        #expect(told["item"] == 1)
        return (evening, zoe)
    }

    @Test func reportWaitsWithItsContextAndReporterLearnsTheOutcome() async throws {
        let (evening, zoe) = try await reported()
        let queue = try await evening.mo.type("/queue", in: "#berlin")
        let item = try #require(queue["items"]?.array?.first)
        #expect(item["message"]?["body"] == "buy my watches")
        #expect(item["reports"]?.array?.first?["by"]?["nick"] == "zoe")
        #expect(queue["waiting"] == 1)
        let done = try await evening.mo.type("/agree q1 mute 2h r2 advertising", in: "#berlin")
        #expect(done["entry"]?["kind"] == "mute")
        #expect(try await evening.line(evening.karl, "more") == "muted")
        let notice = try await zoe.ask("notice.list")["notices"]?.array?.first
        #expect(notice?["item"]?["outcome"] == "agreed")
        #expect(notice?["words"] == nil)
        #expect(try await evening.mo.type("/queue", in: "#berlin")["waiting"] == 0)
        await evening.home.close()
    }

    @Test func undoingTheActOpensTheReportAgain() async throws {
        let (evening, _) = try await reported()
        try await evening.mo.type("/agree q1 remove r2", in: "#berlin")
        #expect(try await evening.line(evening.ana, "/dismiss q1") == "already")
        try await evening.mo.type("/undo", in: "#berlin")
        let item = try await evening.mo.type("/queue", in: "#berlin")["items"]?.array?.first
        #expect(item?["state"] == "open")
        #expect(item?["message"]?["state"] == "live")
        await evening.home.close()
    }

    @Test func removedTextIsForThoseWhoDecide() async throws {
        let (evening, zoe) = try await reported()
        try await evening.mo.type("/agree q1 remove r2", in: "#berlin")
        let item = try await evening.ana.ask("queue.show", [("hub", "#berlin"), ("item", 1)])["item"]
        #expect(item?["message"]?["body"] == "buy my watches")
        let seen = try await zoe.ask("message.show", [("message", "#berlin/1")])
        #expect(seen["message"]?["body"] == nil)
        #expect(seen["message"]?["rule"] == 2)
        await evening.home.close()
    }

    @Test func furtherReportsJoinAndOneMemberReportsOnce() async throws {
        let (evening, zoe) = try await reported()
        #expect(try await evening.line(zoe, "/report 1 again") == "already")
        #expect(try await evening.line(evening.karl, "/report 1 me") == "invalid")
        #expect(try await evening.line(zoe, "/report 1") == "usage")
        #expect(try await evening.ana.type("/report 1 too", in: "#berlin")["item"] == 1)
        let item = try await evening.mo.type("/queue", in: "#berlin")["items"]?.array?.first
        #expect(item?["reports"]?.array?.count == 2)
        await evening.home.close()
    }

    @Test func itemTakenByAnotherIsLeftToThem() async throws {
        let (evening, _) = try await reported()
        let taken = try await evening.mo.type("/take q1", in: "#berlin")
        #expect(taken["item"]?["state"] == "taken")
        #expect(try await evening.line(evening.ana, "/take q1") == "conflict")
        #expect(try await evening.line(evening.ana, "/dismiss q1 no") == "conflict")
        #expect(try await evening.line(evening.mo, "/take q1") == "already")
        try await evening.mo.type("/dismiss q1 it is a joke", in: "#berlin")
        #expect(try await evening.line(evening.mo, "/dismiss q1 no") == "already")
        await evening.home.close()
    }

    @Test func whomItConcernsNeitherSeesNorWorksIt() async throws {
        let evening = try await Evening()
        try await evening.mo.type("shut up", in: "#berlin")
        try await evening.karl.type("/report 1 rude", in: "#berlin")
        #expect(try await evening.mo.type("/queue", in: "#berlin")["waiting"] == 0)
        let name = try await evening.ana.waiting("")
        #expect(try await evening.line(evening.mo, "/dismiss \(name)") == "not_found")
        #expect(try await evening.ana.type("/queue", in: "#berlin")["waiting"] == 1)
        #expect(try await evening.line(evening.karl, "/queue") == "forbidden")
        await evening.home.close()
    }

    /// What concerns mo, who moderates, leaves no gap in what mo sees: the others are counted, one after the other.
    @Test func numbersTellNobodyOfWhatIsHiddenFromThem() async throws {
        let evening = try await Evening()
        let lea = try await evening.home.member("lea")
        try await lea.type("/join #berlin", in: "#berlin")
        for (person, text) in [
            (evening.karl, "one"), (evening.mo, "two"), (evening.ana, "three"), (evening.karl, "four"),
        ] {
            try await person.type(text, in: "#berlin")
        }
        var numbers: [Int64] = []
        for message in 1...4 {
            numbers.append(try #require(try await lea.type("/report \(message) rude", in: "#berlin")["item"]?.integer))
        }
        #expect(numbers[0] == 1 && numbers[3] == 2)
        #expect(numbers[1] > Limits.queueCounted && numbers[2] > Limits.queueCounted && numbers[1] != numbers[2])
        let seen = try await evening.mo.type("/queue", in: "#berlin")["items"]?.array ?? []
        #expect(seen.compactMap { $0["number"]?.integer } == [1, numbers[2], 2])
        await evening.home.close()
    }

    /// What is counted goes on at the drawn ones once it is used up, and those at longer ones.
    @Test func numbersDoNotRunOut() async throws {
        let evening = try await Evening()
        try await evening.home.forum.store.write { transaction in
            let slug = try #require(Slug("berlin"))
            let hub = try #require(try transaction.hub(slug: slug)?.hub.id)
            let karl = try #require(evening.karl.caller).member.id
            for number in [Limits.queueCounted, Limits.queueCounted - 5] {
                try transaction.sql.run(
                    """
                    INSERT INTO queue_item (id, hub_id, number, kind, state, member_id, opened_ms)
                    VALUES (?, ?, ?, 'report', 'done', ?, 0)
                    """,
                    number,
                    hub,
                    number,
                    karl
                )
            }
            let first = try transaction.freeNumber(in: hub, about: karl)
            #expect(first > Limits.queueCounted && first <= (Limits.queueCounted + 1) * 10)
            try transaction.sql.run(
                """
                WITH RECURSIVE n (i) AS (SELECT 10000 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
                INSERT INTO queue_item (id, hub_id, number, kind, state, member_id, opened_ms)
                SELECT i, ?, i, 'report', 'done', ?, 0 FROM n
                """,
                hub,
                karl
            )
            #expect(try transaction.freeNumber(in: hub, about: karl) >= 100_000)
        }
        await evening.home.close()
    }

    @Test func reportAgainstTheOnlyModeratorGoesUpAtOnceOthersAfterThreeDays() async throws {
        let evening = try await Evening()
        try await evening.home.hub("rome")
        try await evening.olga.type("/join #rome", in: "#rome")
        try await evening.karl.type("/join #rome", in: "#rome")
        try await evening.ana.type("/join #rome", in: "#rome")
        try await evening.olga.type("/appoint ana steward", in: "#rome")
        try await evening.olga.type("/leave", in: "#rome")
        try await evening.ana.type("my rules", in: "#rome")
        try await evening.karl.type("/report 1 unfair", in: "#rome")
        let up = try await evening.olga.type("/queue everywhere", in: "#rome")["items"]?.array
        #expect(up?.first?["escalated"] == .bool(true))
        try await evening.olga.type("/agree \(try await evening.olga.waiting()) remove r1", in: "#rome")
        try await evening.karl.type("spam", in: "#berlin")
        try await evening.mo.type("/report 1 spam", in: "#berlin")
        #expect(try await evening.olga.type("/queue everywhere", in: "#rome")["items"]?.array?.isEmpty == true)
        evening.home.advance(Limits.reportGoesUp + .seconds(1))
        try await evening.home.forum.store.write { try $0.endWhatIsDue() }
        #expect(try await evening.olga.type("/queue everywhere", in: "#rome")["items"]?.array?.count == 1)
        await evening.home.close()
    }

    @Test func reportFromAConversationSaysFirstWhatOperatorsWillSee() async throws {
        let evening = try await Evening()
        for count in 1...12 { try await evening.karl.type("/msg mo line \(count)", in: "#berlin") }
        #expect(
            try await evening.mo.refusal("line", [("channel", "@karl"), ("text", "/report 12 threat")]) == "missing"
        )
        try await evening.mo.type("/report --confirm 12 threat", in: "@karl")
        let items = try await evening.olga.type("/queue everywhere", in: "#berlin")["items"]?.array
        #expect(items?.first?["message"]?["body"] == "line 12")
        #expect(items?.first?["context"]?.array?.count == 10)
        #expect(items?.first?["context"]?.array?.first?["body"] == "line 2")
        try await evening.olga.type(
            "/agree everywhere \(try await evening.olga.waiting()) ban 7d r1 threats",
            in: "#berlin"
        )
        #expect(try await evening.line(evening.karl, "hello") == "banned")
        await evening.home.close()
    }

    @Test func threeReportsHideOnceForADayWhereTheHubWantsIt() async throws {
        let evening = try await Evening()
        try await evening.ana.type("/hub set hide_reported on", in: "#berlin")
        var people: [Person] = []
        for nick in ["lea", "tom", "ida"] {
            let person = try await evening.home.member(nick)
            try await person.type("/join #berlin", in: "#berlin")
            people.append(person)
        }
        evening.home.advance(Limits.hidingStanding)
        try await evening.karl.type("nasty", in: "#berlin")
        for person in people { try await person.type("/report 1 nasty", in: "#berlin") }
        let hidden = try await evening.karl.ask("message.show", [("message", "#berlin/1")])
        #expect(hidden["message"]?["state"] == "removed")
        let notice = try await evening.karl.ask("notice.list")["notices"]?.array?.first
        #expect(notice?["kind"] == "hidden")
        #expect(notice?["appeal"] == "/appeal e2 in #berlin …")
        evening.home.advance(Limits.hidingMost)
        try await evening.home.forum.store.write { try $0.endWhatIsDue() }
        let back = try await evening.karl.ask("message.show", [("message", "#berlin/1")])
        #expect(back["message"]?["state"] == "live")
        try await evening.mo.type("/report 1 nasty", in: "#berlin")
        let still = try await evening.karl.ask("message.show", [("message", "#berlin/1")])
        #expect(still["message"]?["state"] == "live")
        await evening.home.close()
    }
}
