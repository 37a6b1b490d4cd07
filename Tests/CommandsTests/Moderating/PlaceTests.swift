import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("Acts on threads and channels")
struct PlaceTests {
    typealias Evening = SanctionTests.Evening

    @Test func lockSaysUntilWhenAndByWhichRuleAndEndsByItself() async throws {
        let evening = try await Evening()
        try await evening.karl.type("/new Heat\nhot", in: "#berlin")
        let locked = try await evening.mo.type("/lock 1 2h r3 cool down", in: "#berlin")
        #expect(locked["entry"]?["scope"] == "thread")
        let answer = try await evening.karl.answer("message.post", [("reply_to", "#berlin/1"), ("body", "hotter")])
        #expect(answer["no"]?["code"] == "locked")
        #expect(answer["no"]?["say"]?.string?.contains("rule 3") == true)
        #expect(answer["no"]?["say"]?.string?.contains("2026-03-12 11:00") == true)
        try await evening.mo.type("/reply 1 moderators may", in: "#berlin")
        try await evening.karl.type("elsewhere in the channel", in: "#berlin")
        evening.home.advance(.seconds(7_201))
        try await evening.karl.type("/reply 1 at last", in: "#berlin")
        await evening.home.close()
    }

    @Test func withoutATargetTheThreadOneIsInIsMeantAndOnlyThat() async throws {
        let evening = try await Evening()
        try await evening.karl.type("/new Heat\nhot", in: "#berlin")
        #expect(try await evening.line(evening.mo, "/lock") == "usage")
        let thread = try await evening.mo.ask("thread.open", [("message", "#berlin/1")])["thread"]?["id"]
        let locked = try await evening.mo.type("/lock", in: "#berlin", thread: thread)
        #expect(locked["entry"]?["scope"] == "thread")
        try await evening.karl.type("the channel is open", in: "#berlin")
        let named = try await evening.mo.type("/lock #berlin", in: "#berlin", thread: thread)
        #expect(named["entry"]?["scope"] == "channel")
        #expect(try await evening.line(evening.karl, "not any more") == "locked")
        #expect(try await evening.line(evening.mo, "/lock #berlin") == "already")
        try await evening.mo.type("/unlock #berlin", in: "#berlin")
        try await evening.karl.type("open again", in: "#berlin")
        #expect(try await evening.line(evening.karl, "/lock #berlin") == "forbidden")
        await evening.home.close()
    }

    @Test func slowModeKeepsEachMembersPaceAndSaysWhenToTryAgain() async throws {
        let evening = try await Evening()
        try await evening.karl.type("before", in: "#berlin")
        try await evening.mo.type("/slow #berlin 30s", in: "#berlin")
        let refused = try await evening.karl.answer("message.post", [("channel", "#berlin"), ("body", "too soon")])
        #expect(refused["no"]?["code"] == "slow")
        #expect(refused["no"]?["retry"] == 30)
        try await evening.mo.type("moderators may", in: "#berlin")
        try await evening.mo.type("at any pace", in: "#berlin")
        evening.home.advance(.seconds(30))
        try await evening.karl.type("now", in: "#berlin")
        try await evening.mo.type("/slow #berlin 2/day", in: "#berlin")
        #expect(try await evening.line(evening.karl, "third today") == "slow")
        try await evening.mo.type("/undo", in: "#berlin")
        evening.home.advance(.seconds(30))
        try await evening.karl.type("thirty seconds again", in: "#berlin")
        try await evening.mo.type("/slow #berlin off", in: "#berlin")
        try await evening.karl.type("and off", in: "#berlin")
        #expect(try await evening.line(evening.mo, "/slow #berlin 5/week") == "invalid")
        await evening.home.close()
    }

    @Test func pinPremoderationAndArchiveAreEntriesThatCanBeUndone() async throws {
        let evening = try await Evening()
        try await evening.karl.type("/new Rules\nread me", in: "#berlin")
        try await evening.ana.type("/channel create #berlin/coworking", in: "#berlin")
        let acts: [(Person, String, String)] = [
            (evening.mo, "/pin 1", "pin"), (evening.mo, "/premod #berlin on", "premoderate"),
            (evening.ana, "/channel archive #berlin/coworking", "archive"),
        ]
        for (person, line, kind) in acts {
            let tried = try await person.type(line + " --dry-run", in: "#berlin")
            #expect(tried["dry"] == .bool(true), "\(line)")
            let done = try await person.type(line, in: "#berlin")
            #expect(done["entry"]?["kind"] == .string(kind))
            #expect(try await evening.line(person, line) == "already")
            #expect(try await person.type("/undo", in: "#berlin")["entry"]?["kind"] == "undo")
        }
        #expect(try await evening.line(evening.mo, "/channel archive #berlin/coworking") == "forbidden")
        await evening.home.close()
    }
}
