import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("Appeals, notices and records")
struct AppealTests {
    typealias Evening = SanctionTests.Evening

    private func everywhere(_ person: Person) async throws -> JSON? {
        try await person.type("/queue everywhere", in: "#berlin")["items"]?.array?.first
    }

    @Test func bannedMemberAppealsOnceAndAnOperatorTakesTheBanBack() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/ban karl 7d r1 wrong one", in: "#berlin")
        let notice = try await evening.karl.ask("notice.list")["notices"]?.array?.first
        #expect(notice?["appeal"] == "/appeal e1 in #berlin …")
        try await evening.karl.ask("line", [("text", "/appeal e1 in #berlin it was my brother")])
        #expect(try await evening.line(evening.karl, "/appeal e1 again") == "already")
        let item = try await everywhere(evening.olga)
        #expect(item?["entry"]?["number"] == 1)
        #expect(item?["reports"]?.array?.first?["words"] == "it was my brother")
        let done = try await evening.olga.type(
            "/agree everywhere \(try await evening.olga.waiting()) you are right",
            in: "#berlin"
        )
        #expect(done["entry"]?["kind"] == "reverse")
        #expect(done["entry"]?["about"] == 1)
        try await evening.karl.type("back", in: "#berlin")
        for person in [evening.karl, evening.mo] {
            let told = try await person.ask("notice.list")["notices"]?.array?.first
            #expect(told?["item"]?["outcome"] == "reversed")
            #expect(told?["words"] == "you are right")
        }
        await evening.home.close()
    }

    @Test func grantedAppealLeavesTheReportDecidedAndTellsWhoReported() async throws {
        let evening = try await Evening()
        try await evening.karl.type("a joke", in: "#berlin")
        try await evening.ana.type("/report 1 rude", in: "#berlin")
        try await evening.mo.type("/agree q1 mute 2h r2 rude", in: "#berlin")
        try await evening.karl.type("/appeal e1 a joke between friends", in: "#berlin")
        try await evening.olga.type("/agree everywhere \(try await evening.olga.waiting()) it was", in: "#berlin")
        #expect(try await evening.mo.type("/queue", in: "#berlin")["waiting"] == 0)
        let told = try await evening.ana.ask("notice.list")["notices"]?.array
        #expect(told?.compactMap { $0["item"]?["outcome"]?.string } == ["reversed", "reversed"])
        #expect(told?.first?["say"]?.string?.contains("taken back on appeal") == true)
        try await evening.karl.type("thank you", in: "#berlin")
        try await evening.olga.type("/join #berlin", in: "#berlin")
        try await evening.olga.type("/undo e2", in: "#berlin")
        #expect(try await evening.line(evening.karl, "muted again") == "muted")
        #expect(try await evening.mo.type("/queue", in: "#berlin")["waiting"] == 0)
        await evening.home.close()
    }

    @Test func nobodyWhoActedOrIsConcernedDecides() async throws {
        let evening = try await Evening()
        try await evening.olga.type("/ban karl everywhere 7d r1 enough", in: "#berlin")
        try await evening.karl.ask("line", [("text", "/appeal e1 everywhere please")])
        #expect(try await everywhere(evening.olga) == nil)
        let arno = try await evening.home.member("arno")
        #expect(try await evening.line(arno, "/queue everywhere") == "forbidden")
        try await evening.olga.type("/appoint arno arbiter everywhere", in: "#berlin")
        #expect(try await everywhere(arno)?["kind"] == "appeal")
        let name = try await arno.waiting()
        #expect(try await evening.line(evening.olga, "/dismiss everywhere \(name) no") == "not_found")
        let done = try await arno.type("/agree everywhere \(try await arno.waiting()) 1d too hard", in: "#berlin")
        #expect(done["entry"]?["kind"] == "reduce")
        #expect(done["entry"]?["role"] == "arbiter")
        evening.home.advance(.seconds(86_401))
        try await evening.home.forum.store.write { try $0.endWhatIsDue() }
        try await evening.karl.type("back", in: "#berlin")
        await evening.home.close()
    }

    @Test func whereThereIsNobodyElseWhoActedAnswersInWriting() async throws {
        let home = try TestForum()
        let olga = try await home.member("olga", isOperator: true)
        let mia = try await home.member("mia")
        try await home.hub("berlin")
        try await olga.type("/ban mia everywhere 7d r1", in: "#berlin")
        try await mia.ask("line", [("text", "/appeal e1 everywhere please")])
        #expect(try await everywhere(olga)?["kind"] == "appeal")
        let number = try #require(try await everywhere(olga)?["number"])
        let bare: [(String, JSON)] = [("everywhere", .bool(true)), ("item", number)]
        #expect(try await olga.refusal("queue.dismiss", bare) == "missing")
        let done = try await olga.type("/dismiss everywhere \(try await olga.waiting()) it stays", in: "#berlin")
        #expect(done["entry"]?["words"]?.string?.contains("nobody else") == true)
        await home.close()
    }

    @Test func moderatorsOfOtherHubsDecideWhereItIsNotPrivate() async throws {
        let evening = try await Evening()
        try await evening.home.hub("rome")
        let rita = try await evening.home.member("rita")
        try await evening.olga.type("/join #rome", in: "#rome")
        try await rita.type("/join #rome", in: "#rome")
        try await evening.olga.type("/appoint rita moderator", in: "#rome")
        try await evening.mo.type("/mute karl 7d r1 loud", in: "#berlin")
        try await evening.karl.type("/appeal e1 was not", in: "#berlin")
        #expect(try await everywhere(rita)?["entry"]?["kind"] == "mute")
        let done = try await rita.type("/dismiss everywhere \(try await rita.waiting()) it was", in: "#rome")
        #expect(done["entry"]?["kind"] == "uphold")
        #expect(try await evening.line(evening.karl, "hello") == "muted")
        await evening.home.close()
    }

    @Test func appealRefusesWhatDoesNotTouchOneOrIsOver() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/mute karl 2h r1", in: "#berlin")
        #expect(try await evening.line(evening.ana, "/appeal e1 not mine") == "not_found")
        #expect(try await evening.line(evening.karl, "/appeal e7 nothing") == "not_found")
        #expect(try await evening.line(evening.karl, "/appeal q1 nothing") == "wrong_kind")
        #expect(try await evening.line(evening.karl, "/appeal e1") == "usage")
        evening.home.advance(.seconds(7_201))
        #expect(try await evening.line(evening.karl, "/appeal e1 over") == "already")
        await evening.home.close()
    }

    @Test func notesAreForModeratorsAndGoAfterAYear() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/mute karl 2h r1", in: "#berlin")
        try await evening.mo.type("/note karl talked to him", in: "#berlin")
        let record = try await evening.ana.type("/record karl", in: "#berlin")
        #expect(record["notes"]?.array?.first?["text"] == "talked to him")
        #expect(record["entries"]?.array?.count == 1)
        #expect(record["sanctions"]?.array?.count == 1)
        #expect(try await evening.line(evening.karl, "/record karl") == "forbidden")
        evening.home.advance(Limits.noteLife)
        #expect(try await evening.ana.type("/record karl", in: "#berlin")["notes"]?.array?.isEmpty == true)
        await evening.home.close()
    }

    @Test func seenNoticesStaySeen() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/mute karl 2h r1", in: "#berlin")
        let notice = try #require(try await evening.karl.ask("notice.list")["notices"]?.array?.first)
        #expect(notice["seen"] == .bool(false))
        try await evening.karl.ask("notice.see", [("upto", try #require(notice["id"]))])
        #expect(try await evening.karl.ask("notice.list")["notices"]?.array?.first?["seen"] == .bool(true))
        await evening.home.close()
    }

    @Test func hubWithoutRulesHasTheCommunitys() async throws {
        let evening = try await Evening()
        #expect(try await evening.line(evening.mo, "/charter set everywhere Be kind") == "forbidden")
        let fields: [(String, JSON)] = [("everywhere", .bool(true)), ("rules", .array(["Be kind", "Meet"]))]
        try await evening.olga.ask("charter.set", fields)
        let shown = try await evening.karl.type("/charter", in: "#berlin")
        #expect(shown["charter"]?["rules"]?.array?.count == 2)
        #expect(try await evening.line(evening.mo, "/mute karl 2h r3") == "invalid")
        await evening.home.close()
    }
}
