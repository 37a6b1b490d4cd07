import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("A member's export")
struct AccountExportTests {
    typealias Evening = SanctionTests.Evening

    /// Far more than any of these exports has: one that never ends fails instead of being waited for.
    private static let pagesMost = 500

    /// All lines, read in pages of `limit`.
    private func export(_ person: Person, limit: Int64 = 200) async throws -> [JSON] {
        var lines: [JSON] = []
        var next: JSON?
        for _ in 0..<Self.pagesMost {
            let more: [(String, JSON)] = next.map { [("next", $0)] } ?? []
            let page = try await person.ask("account.export", [("limit", .integer(limit))] + more)
            lines += page["lines"]?.array ?? []
            guard let following = page["next"] else { return lines }
            #expect(following != next, "the same page again")
            next = following
        }
        Issue.record("the export has no end")
        return lines
    }

    private func text(_ json: JSON) -> String {
        var writer = JSONWriter()
        writer.value(json)
        return writer.text
    }

    @Test func holdsAllThatIsStoredAboutTheMember() async throws {
        let evening = try await Evening()
        let karl = evening.karl
        try await karl.type("/new Bikes\nwhich bicycle", in: "#berlin")
        try await karl.type("/edit 1 which red bicycle", in: "#berlin")
        try await evening.ana.type("/reply 1 a blue one", in: "#berlin")
        try await evening.ana.type("/react 1 👍", in: "#berlin")
        try await karl.type("/react 2 🎉", in: "#berlin")
        try await karl.type("/follow 2", in: "#berlin")
        try await karl.type("/markunread 2", in: "#berlin")
        try await karl.type("/level #berlin all", in: "#berlin")
        try await karl.type("/markread", in: "#berlin")
        try await karl.type("/msg mo a word in private", in: "#berlin")
        try await karl.type("/ignore olga", in: "#berlin")
        try await karl.type("/set replies on", in: "#berlin")
        try await karl.type("/report 2 rude", in: "#berlin")
        try await evening.mo.type("/note karl shouts at night", in: "#berlin")
        try await evening.mo.type("/mute karl 2h r1 too loud", in: "#berlin")
        try await karl.type("/appeal e1 it was my brother", in: "#berlin")
        let lines = try await export(karl)
        let kinds = Set(lines.compactMap { $0["is"]?.string })
        for kind in [
            "export", "account", "ignored", "session", "membership", "channel", "thread", "conversation", "message",
            "version", "reaction", "notice", "sanction", "entry", "report", "note", "end",
        ] { #expect(kinds.contains(kind), "\(kind)") }
        #expect(lines.first?["format"] == "hubbub-member 1")
        #expect(lines.last?["is"] == "end")
        let message = try #require(lines.first { $0["is"] == "message" })
        #expect(message["address"] == "#berlin/1")
        #expect(message["title"] == "Bikes")
        #expect(message["body"] == "which red bicycle")
        #expect(message["reactions"]?.array?.first?["count"] == 1)
        let version = try #require(lines.first { $0["is"] == "version" })
        #expect(version["body"] == "which bicycle")
        let note = try #require(lines.first { $0["is"] == "note" })
        #expect(note["text"] == "shouts at night")
        #expect(note["hub"]?["address"] == "#berlin")
        #expect(!text(note).contains("mo"))
        let appeal = try #require(lines.first { $0["is"] == "report" && $0["kind"] == "appeal" })
        #expect(appeal["words"] == "it was my brother")
        let entry = try #require(lines.first { $0["is"] == "entry" }?["entry"])
        #expect(entry["words"] == "too loud")
        #expect(entry["by"] == nil)
        #expect(lines.filter { $0["is"] == "message" }.count == 2)
        await evening.home.close()
    }

    @Test func pagesOfAnyLengthGiveTheSame() async throws {
        let evening = try await Evening()
        for count in 0..<7 {
            try await evening.karl.type("message \(count)", in: "#berlin")
            try await evening.karl.type("/edit \(count + 1) message \(count) again", in: "#berlin")
        }
        let whole = try await export(evening.karl)
        for limit in [Int64(1), 2, 3, 5] { #expect(try await export(evening.karl, limit: limit) == whole) }
        for cursor in ["", "1", "99.0", "1.-1", "a.b", "9223372036854775808.1", "1.2.3"] {
            #expect(try await evening.karl.refusal("account.export", [("next", .string(cursor))]) == "invalid")
        }
        await evening.home.close()
    }

    @Test func holdsNoSecretsAndNothingOfOthers() async throws {
        let evening = try await Evening()
        let karl = evening.karl
        try await karl.type("my own words", in: "#berlin")
        try await evening.ana.type("/reply 1 planted-words of others", in: "#berlin")
        try await evening.ana.type("/report 1 planted-report", in: "#berlin")
        try await karl.type("to be removed-own", in: "#berlin")
        try await karl.type("to be deleted-own", in: "#berlin")
        try await karl.type("/delete 4", in: "#berlin")
        try await evening.mo.type("/remove 3 r1 why", in: "#berlin")
        let whole = try await export(karl).map { text($0) }.joined(separator: "\n")
        #expect(whole.contains("my own words"))
        for secret in ["planted", "removed-own", "deleted-own", karl.token, "password", "scrypt"] {
            #expect(!whole.contains(secret), "\(secret)")
        }
        await evening.home.close()
    }

    @Test func namesNoPlaceThatTheMemberMayNotRead() async throws {
        let evening = try await Evening()
        try await evening.home.hub("rome", .private)
        try await evening.olga.type("/join #rome", in: "#rome")
        try await evening.olga.type("/join #berlin", in: "#berlin")
        try await evening.karl.type("which bicycle", in: "#berlin")
        try await evening.olga.type("/move 1 #rome", in: "#berlin")
        let lines = try await export(evening.karl)
        #expect(lines.contains { $0["body"] == "which bicycle" })
        #expect(!lines.contains { text($0).contains("rome") })
        await evening.home.close()
    }

    @Test func isThereForWhomABanKeepsOut() async throws {
        let evening = try await Evening()
        try await evening.karl.type("my own words", in: "#berlin")
        try await evening.olga.type("/ban karl everywhere 7d r1 enough", in: "#berlin")
        let lines = try await export(evening.karl)
        #expect(lines.contains { $0["body"] == "my own words" })
        #expect(lines.contains { $0["is"] == "sanction" && $0["kind"] == "ban" })
        let visitor = Person(home: evening.home, caller: nil, token: "")
        #expect(try await visitor.refusal("account.export") == "needs_login")
        await evening.home.close()
    }
}
