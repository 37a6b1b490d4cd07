import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@Suite("Sanctions by commands")
struct SanctionTests {
    /// A hub with its steward ana, moderator mo, member karl, and the operator olga outside.
    struct Evening {
        let home: TestForum
        let ana: Person
        let mo: Person
        let karl: Person
        let olga: Person

        init() async throws {
            home = try TestForum()
            olga = try await home.member("olga", isOperator: true)
            ana = try await home.member("ana")
            mo = try await home.member("mo")
            karl = try await home.member("karl")
            try await home.hub("berlin")
            for person in [ana, mo, karl] { try await person.type("/join #berlin", in: "#berlin") }
            try await home.give([(ana, .steward), (mo, .moderator)], in: "berlin")
        }

        func line(_ person: Person, _ text: String) async throws -> String {
            try await person.refusal("line", [("channel", "#berlin"), ("text", .string(text))])
        }
    }

    @Test func muteStopsWritingTellsUntilWhenAndEndsByItself() async throws {
        let evening = try await Evening()
        let done = try await evening.mo.type("/mute karl 2h r2 advertising", in: "#berlin")
        #expect(done["entry"]?["kind"] == "mute")
        #expect(done["undo"] == "/undo e1")
        #expect(try await evening.line(evening.karl, "hello?") == "muted")
        try await evening.karl.ask("channel.history", [("channel", "#berlin")])
        evening.home.advance(.seconds(7_201))
        try await evening.karl.type("hello again", in: "#berlin")
        await evening.home.close()
    }

    @Test func dryRunSaysWhatWouldBeAndChangesNothing() async throws {
        let evening = try await Evening()
        let tried = try await evening.mo.type("/mute karl --dry-run 2h r2 advertising", in: "#berlin")
        #expect(tried["dry"] == .bool(true))
        #expect(tried["would"]?.string?.contains("@karl") == true)
        try await evening.karl.type("still here", in: "#berlin")
        #expect(try await evening.mo.type("/modlog", in: "#berlin")["entries"]?.array?.isEmpty == true)
        await evening.home.close()
    }

    @Test func undoTakesBackOnesOwnLastActAndAnUndoCanBeUndone() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/ban karl 7d r1 wrong one", in: "#berlin")
        #expect(try await evening.line(evening.karl, "why?") == "not_found")
        let undone = try await evening.mo.type("/undo", in: "#berlin")
        #expect(undone["entry"]?["about"] == 1)
        try await evening.karl.type("back", in: "#berlin")
        try await evening.mo.type("/undo e2", in: "#berlin")
        #expect(try await evening.karl.refusal("channel.history", [("channel", "#berlin")]) == "not_found")
        #expect(try await evening.line(evening.mo, "/undo e2") == "already")
        await evening.home.close()
    }

    @Test func nobodyActsOnThemselvesOrOnAnEqualOrHigherRole() async throws {
        let evening = try await Evening()
        #expect(try await evening.line(evening.mo, "/mute mo 2h r1") == "forbidden")
        #expect(try await evening.line(evening.mo, "/mute ana 2h r1") == "higher")
        #expect(try await evening.line(evening.mo, "/ban olga 2h r1") == "higher")
        #expect(try await evening.line(evening.karl, "/mute mo 2h r1") == "forbidden")
        #expect(try await evening.line(evening.mo, "/ban karl perm r1") == "forbidden")
        #expect(try await evening.line(evening.mo, "/ban karl 7d r9") == "invalid")
        #expect(try await evening.line(evening.mo, "/ban karl 7j r1") == "invalid")
        #expect(try await evening.line(evening.mo, "/ban karl r1") == "usage")
        #expect(try await evening.line(evening.mo, "/ban karl everywhere 7d r1") == "forbidden")
        try await evening.ana.type("/ban mo perm r1", in: "#berlin")
        await evening.home.close()
    }

    @Test func communityBanLeavesOnlyWhatConcernsOneself() async throws {
        let evening = try await Evening()
        try await evening.olga.type("/ban karl everywhere 7d r1 enough", in: "#berlin")
        #expect(try await evening.karl.refusal("hub.list", []) == "banned")
        #expect(try await evening.line(evening.karl, "hello") == "banned")
        try await evening.karl.ask("modlog.list", [("everywhere", .bool(true))])
        await evening.home.close()
    }

    @Test func kickedMemberAsksToComeBack() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/kick karl", in: "#berlin")
        let asked = try await evening.karl.type("/join #berlin please", in: "#berlin")
        #expect(asked["pending"] == .bool(true))
        await evening.home.close()
    }

    @Test func namesInTheLogAreForThoseWhoMaySeeThem() async throws {
        let evening = try await Evening()
        try await evening.mo.type("/mute karl 2h r2 advertising", in: "#berlin")
        let seen = try await evening.ana.type("/modlog", in: "#berlin")["entries"]?.array?.first
        #expect(seen?["by"]?["nick"] == "mo")
        let own = try await evening.karl.type("/modlog", in: "#berlin")["entries"]?.array?.first
        #expect(own?["words"] == "advertising")
        #expect(own?["by"] == nil)
        let other = try await evening.home.member("zoe")
        let shown = try await other.type("/modlog", in: "#berlin")["entries"]?.array?.first
        #expect(shown?["member"]?["nick"] == "karl")
        #expect(shown?["words"] == nil)
        evening.home.advance(.seconds(7_201))
        let later = try await other.type("/modlog", in: "#berlin")["entries"]?.array?.first
        #expect(later?["member"] == nil)
        await evening.home.close()
    }
}
