import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@testable import HubbubStore

/// How many, how long, and who is not told.
@Suite("Bounds of moderation")
struct BoundsTests {
    typealias Evening = SanctionTests.Evening

    private func sweep(_ evening: Evening) async throws {
        while try await evening.home.forum.store.write({ try $0.sweep() }) {}
    }

    private func texts(_ evening: Evening, _ statement: String) async throws -> [String] {
        try await evening.home.forum.read { try $0.sql.rows(statement) { $0.text(0) } }
    }

    /// Three members who may hide a message of karl's by reporting it, one second short of their standing.
    private func town() async throws -> (Evening, [Person]) {
        let evening = try await Evening()
        try await evening.ana.type("/hub set hide_reported on", in: "#berlin")
        var people: [Person] = []
        for nick in ["lea", "tom", "ida"] {
            people.append(try await evening.home.member(nick))
            try await people[people.count - 1].type("/join #berlin", in: "#berlin")
        }
        evening.home.advance(Limits.hidingStanding - .seconds(1))
        try await evening.karl.type("nasty", in: "#berlin")
        return (evening, people)
    }

    private func state(_ evening: Evening) async throws -> JSON? {
        try await evening.karl.ask("message.show", [("message", "#berlin/1")])["message"]?["state"]
    }

    @Test func whoIsNewHidesNothing() async throws {
        let (evening, people) = try await town()
        for person in people { try await person.type("/report 1 nasty", in: "#berlin") }
        #expect(try await state(evening) == "live")
        await evening.home.close()
    }

    @Test func nothingIsHiddenThatWasDecided() async throws {
        let (evening, people) = try await town()
        try await evening.ana.type("/report 1 nasty", in: "#berlin")
        try await evening.mo.type("/dismiss q1 it is fine", in: "#berlin")
        evening.home.advance(.seconds(2))
        for person in people { try await person.type("/report 1 nasty", in: "#berlin") }
        #expect(try await state(evening) == "live")
        await evening.home.close()
    }

    @Test func oneMemberReportsSoMuchAndStrangersSoMuchOfOneMessage() async throws {
        let evening = try await Evening()
        for number in 1...Limits.openReports {
            try await evening.karl.type("line \(number)", in: "#berlin")
            try await evening.ana.type("/report \(number) rude", in: "#berlin")
        }
        try await evening.karl.type("one more", in: "#berlin")
        #expect(try await evening.line(evening.ana, "/report \(Limits.openReports + 1) rude") == "limited")
        let slug = try #require(Slug("berlin"))
        let refused = await #expect(throws: Refusal.self) {
            try await evening.home.forum.store.write { transaction in
                let hub = try #require(try transaction.hub(slug: slug)?.hub.id)
                let message = try #require(try transaction.message(MessageID(1)))
                for _ in 0...Limits.publicReports { try transaction.reportPublicly(message, in: hub, words: "x") }
            }
        }
        #expect(refused?.code == .limited)
        await evening.home.close()
    }

    @Test func soManyPostsOfOneMemberWait() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/premod #berlin on", in: "#berlin")
        for number in 1...Limits.heldPosts { try await evening.karl.type("line \(number)", in: "#berlin") }
        #expect(try await evening.line(evening.karl, "one more") == "limited")
        try await evening.karl.type("/withdraw q1", in: "#berlin")
        try await evening.karl.type("one more", in: "#berlin")
        await evening.home.close()
    }

    @Test func whatWaitsIsNotPostedForWhoMayNotWriteAnyMore() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/premod #berlin on", in: "#berlin")
        try await evening.karl.type("hello", in: "#berlin")
        try await evening.mo.type("/mute karl 2h r1", in: "#berlin")
        #expect(try await evening.line(evening.mo, "/approve q1") == "conflict")
        try await evening.mo.type("/unmute karl", in: "#berlin")
        try await evening.mo.type("/approve q1", in: "#berlin")
        await evening.home.close()
    }

    @Test func aBareUndoIsForTenMinutes() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/mute karl 2h r1", in: "#berlin")
        evening.home.advance(Limits.undoWithin + .seconds(1))
        #expect(try await evening.line(evening.mo, "/undo") == "not_found")
        try await evening.mo.type("/undo e1", in: "#berlin")
        await evening.home.close()
    }

    @Test func whatWentUpGoesUpOnce() async throws {
        let evening = try await Evening()
        try await evening.karl.type("rude", in: "#berlin")
        try await evening.ana.type("/report 1 rude", in: "#berlin")
        try await evening.mo.type("/escalate q1", in: "#berlin")
        #expect(try await evening.line(evening.mo, "/escalate q1") == "already")
        await evening.home.close()
    }

    @Test func aThreadsPaceIsItsOwn() async throws {
        let evening = try await Evening()
        try await evening.karl.type("/new Heat\nhot", in: "#berlin")
        try await evening.mo.type("/slow 1 30s", in: "#berlin")
        evening.home.advance(.seconds(31))
        try await evening.karl.type("elsewhere", in: "#berlin")
        try await evening.karl.type("/reply 1 the first", in: "#berlin")
        #expect(try await evening.line(evening.karl, "/reply 1 the second") == "slow")
        try await evening.karl.type("and elsewhere", in: "#berlin")
        await evening.home.close()
    }

    @Test func noticesAreSeenUpToOneAndNobodyIsToldOfTheirOwnDeeds() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/mute karl 2h r1", in: "#berlin")
        try await evening.mo.type("/unmute karl", in: "#berlin")
        let notices = try await evening.karl.ask("notice.list")["notices"]?.array ?? []
        #expect(notices.count == 2)
        try await evening.karl.ask("notice.see", [("upto", try #require(notices.last?["id"]))])
        let seen = try await evening.karl.ask("notice.list")["notices"]?.array ?? []
        #expect(seen.map { $0["seen"] } == [.bool(false), .bool(true)])
        try await evening.mo.type("/unappoint mo", in: "#berlin")
        #expect(try await evening.mo.ask("notice.list")["notices"]?.array?.isEmpty == true)
        await evening.home.close()
    }

    /// What was taken back goes as soon as deleted text, what was decided after its time.
    @Test func wordsGoWhenTheyHaveServedTheirTime() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/premod #berlin on", in: "#berlin")
        for line in ["taken back", "turned down"] { try await evening.karl.type(line, in: "#berlin") }
        try await evening.karl.type("/withdraw q1", in: "#berlin")
        try await evening.mo.type("/reject q2 r1 no", in: "#berlin")
        try await evening.mo.type("shut up", in: "#berlin")
        try await evening.karl.type("/report 1 rude words", in: "#berlin")
        try await evening.ana.type("/dismiss \(evening.ana.waiting("")) no", in: "#berlin")
        evening.home.advance(Limits.deletedTextLife + .seconds(1))
        try await sweep(evening)
        #expect(try await texts(evening, "SELECT body FROM held_post ORDER BY item_id") == ["", "turned down"])
        evening.home.advance(Limits.decidedLife)
        try await sweep(evening)
        #expect(try await texts(evening, "SELECT body FROM held_post ORDER BY item_id") == ["", ""])
        #expect(try await texts(evening, "SELECT words FROM report") == [""])
        await evening.home.close()
    }
}
