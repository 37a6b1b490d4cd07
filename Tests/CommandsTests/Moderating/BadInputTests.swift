import HubbubCommands
import HubbubModel
import HubbubWire
import Testing

@testable import HubbubStore

/// What cannot be done is refused with the reason and what would work, and nothing of it is done.
@Suite("Bad input to moderation")
struct BadInputTests {
    /// Who types a line in #berlin, the code that it is refused with, and what the answer has in `say` or `try`.
    struct Refused: Sendable, CustomStringConvertible {
        let who: String
        let line: String
        let code: String
        let hint: String
        var description: String { "\(who): \(line)" }

        init(_ who: String, _ line: String, _ code: String, _ hint: String) {
            (self.who, self.line, self.code, self.hint) = (who, line, code, hint)
        }
    }

    private static let refused = [
        Refused("moderator", "/mute ana 2h r1", "higher", "ask someone above"),
        Refused("moderator", "/ban olga 2h r1", "higher", "ask someone above"),
        Refused("moderator", "/kick ana", "higher", "ask someone above"),
        Refused("moderator", "/mute mo 2h r1", "forbidden", "another moderator"),
        Refused("steward", "/kick ana", "forbidden", "another moderator"),
        Refused("operator", "/ban ana 7d r1", "last_steward", "/appoint"),
        Refused("operator", "/kick ana", "last_steward", "/appoint"),
        Refused("operator", "/unappoint ana", "last_steward", "/appoint"),
        Refused("steward", "/unappoint ana", "last_steward", "/appoint"),
        Refused("moderator", "/appoint karl moderator", "forbidden", ""),
        Refused("moderator", "/mute nobody 2h r1", "not_found", ""),
        Refused("moderator", "/kick zoe", "not_found", ""),
        Refused("moderator", "/unmute karl", "already", "/record"),
        Refused("moderator", "/unban karl", "already", ""),
        Refused("moderator", "/mute karl 2h", "usage", "r1"),
        Refused("moderator", "/mute karl r1", "usage", "7d"),
        Refused("moderator", "/mute karl 2h r99", "invalid", "/charter"),
        Refused("moderator", "/mute karl 7j r1", "invalid", "7d"),
        Refused("moderator", "/mute karl 3mo r1", "invalid", "12w"),
        Refused("moderator", "/ban karl 0s r1", "invalid", "7d"),
        Refused("moderator", "/ban karl -2h r1", "usage", "7d"),
        Refused("moderator", "/ban karl 99999999999999999999d r1", "invalid", ""),
        Refused("moderator", "/ban karl perm r1", "forbidden", "28d"),
        Refused("moderator", "/ban karl 5w r1", "forbidden", "28d"),
        Refused("moderator", "/remove 1", "usage", "r1"),
        Refused("moderator", "/remove 99 r1", "not_found", ""),
        Refused("moderator", "/remove q1 r1", "wrong_kind", ""),
        Refused("moderator", "/remove 3 r1", "forbidden", "/delete"),
        Refused("moderator", "/restore 1", "already", ""),
        Refused("moderator", "/unlock 1", "already", ""),
        Refused("moderator", "/slow 1 5/week", "invalid", "5/day"),
        Refused("moderator", "/premod 1 perhaps", "usage", ""),
        Refused("moderator", "/move 1-", "usage", "N[-M]"),
        Refused("moderator", "/move 4-2 #berlin/coworking", "invalid", "12-20"),
        Refused("moderator", "/move 1 #nowhere", "not_found", ""),
        Refused("moderator", "/move 1 #berlin", "already", ""),
        Refused("moderator", "/merge 1 2", "invalid", "another one"),
        Refused("moderator", "/merge 1 1", "invalid", ""),
        Refused("moderator", "/split 1 Whole", "invalid", "later one"),
        Refused("moderator", "/undo e99", "not_found", "/modlog"),
        Refused("moderator", "/undo", "not_found", "/modlog"),
        Refused("moderator", "/take q99", "not_found", "/queue"),
        Refused("moderator", "/purge 1", "forbidden", ""),
        Refused("moderator", "/calm 5w", "invalid", "7d"),
        Refused("member", "/mute karl 2h r1", "forbidden", ""),
        Refused("stranger", "/mute karl 2h r1", "forbidden", ""),
        Refused("visitor", "/mute karl 2h r1", "needs_login", ""),
    ]

    @Test func isRefusedWithTheReasonAndLeavesNothing() async throws {
        let town = try await BusyTown()
        var people = Dictionary(town.viewers.map { ($0.name, $0.person) }) { first, _ in first }
        people["operator"] = try await town.home.known("olga")
        let before = try town.digest()
        for refused in Self.refused {
            let person = try #require(people[refused.who])
            let answer = try await person.answer("line", [("channel", "#berlin"), ("text", .string(refused.line))])
            let told = "\(answer["no"]?["say"]?.string ?? "") \(answer["no"]?["try"]?.string ?? "")"
            #expect(answer["no"]?["code"]?.string == refused.code, "\(refused): \(told)")
            #expect(refused.hint.isEmpty || told.contains(refused.hint), "\(refused): \(told)")
            #expect(answer["no"]?["say"]?.string?.contains("{") == false, "\(refused): \(told)")
        }
        #expect(try town.digest() == before)
        await town.home.close()
    }

    /// An appeal that would make it end before now: it takes back, it does not shorten.
    @Test func anEndInThePastIsRefused() async throws {
        let evening = try await SanctionTests.Evening()
        try await evening.mo.type("/mute karl 7d r1 loud", in: "#berlin")
        try await evening.karl.type("/appeal e1 was not", in: "#berlin")
        evening.home.advance(.seconds(2 * 3_600))
        let name = try await evening.olga.waiting()
        for (line, code) in [
            ("\(name) 1h too long ago", "invalid"), ("\(name) 30d longer", "invalid"), ("\(name) perm", "invalid"),
        ] {
            #expect(try await evening.line(evening.olga, "/agree everywhere \(line)") == code, "\(line)")
        }
        #expect(try await evening.line(evening.karl, "hello") == "muted")
        await evening.home.close()
    }

    /// Of two who do the same at once one has done it, the other learns that it is so.
    @Test(arguments: [
        ("/remove 1 r1", ["already"]), ("/lock 1 2h r1", ["already"]), ("/pin 1", ["already"]),
        ("/kick karl", ["not_found"]), ("/move 1 #berlin/coworking", ["already"]), ("/split 2 Apart", ["invalid"]),
        ("/merge 5 1", ["invalid"]), ("/undo ENTRY", ["already"]), ("/take q1", ["conflict"]),
        ("/dismiss q1 no", ["already"]), ("/agree q1 remove r1", ["already"]), ("/slow 1 30s", ["already"]),
        ("/mute karl 2h r1", ["already"]), ("/ban karl 7d r1", ["already"]),
    ])
    func ofTwoAtOnceOneActs(line: String, codes: [String]) async throws {
        let town = try await BusyTown()
        let mo = try #require(town.viewers.first { $0.name == "moderator" }?.person)
        let lea = try #require(town.viewers.first { $0.name == "member" }?.person)
        if line.contains(" q1") { try await lea.type("/report 1 rude", in: "#berlin") }
        let pinned = try await mo.type("/pin 5", in: "#berlin")["entry"]?["number"]?.integer ?? 0
        let text: [(String, JSON)] = [
            ("channel", "#berlin"), ("text", .string(line.replacing("ENTRY", with: "e\(pinned)"))),
        ]
        let entries = try await mo.ask("modlog.list", [("hub", "#berlin")])["entries"]?.array?.count ?? 0
        async let one = mo.answer("line", text)
        async let other = town.ana.answer("line", text)
        let answers = try await [one, other]
        #expect(answers.count { $0["ok"] != nil } == 1, "\(answers)")
        let code = answers.compactMap { $0["no"]?["code"]?.string }
        #expect(code == codes, "\(answers)")
        let after = try await mo.ask("modlog.list", [("hub", "#berlin")])["entries"]?.array?.count ?? 0
        #expect(after - entries == (line.hasPrefix("/take") ? 0 : 1))
        await town.home.close()
    }
}
