import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("Deleting an account")
struct AccountDeleteTests {
    typealias Evening = SanctionTests.Evening

    private func signUp(_ home: TestForum, _ nick: String, _ email: String) async throws -> Person {
        let visitor = Person(home: home, caller: nil, token: "")
        let fields: [(String, JSON)] = [
            ("nick", .string(nick)), ("password", "long enough"), ("email", .string(email)),
        ]
        let signed = try await visitor.ask("account.signup", fields)
        let token = try #require(signed["token"]?.string)
        let caller = try #require(try await home.forum.authenticate(token: token))
        return Person(home: home, caller: caller, token: token)
    }

    @Test func messagesStayWithoutANameAndTheLoginIsGone() async throws {
        let evening = try await Evening()
        let nina = try await signUp(evening.home, "nina", "nina@example.org")
        try await nina.type("/join #berlin", in: "#berlin")
        try await nina.type("hello", in: "#berlin")
        #expect(try await nina.refusal("account.delete", []) == "missing")
        #expect(try await nina.refusal("account.delete", [("password", "something else")]) == "wrong_login")
        try await nina.ask("account.delete", [("password", "long enough")])
        #expect(try await evening.home.forum.authenticate(token: nina.token) == nil)
        let seen = try await evening.karl.ask("message.show", [("message", "#berlin/1")])
        #expect(seen["message"]?["body"] == "hello")
        #expect(seen["message"]?["author"]?["gone"] == .bool(true))
        #expect(seen["message"]?["author"]?["nick"] == "")
        let visitor = Person(home: evening.home, caller: nil, token: "")
        let fields: [(String, JSON)] = [("nick", "nina"), ("password", "long enough"), ("email", "x@example.org")]
        #expect(try await visitor.refusal("account.signup", fields) == "taken")
        await evening.home.close()
    }

    @Test func messagesGoToWhereThatIsAsked() async throws {
        let evening = try await Evening()
        try await evening.karl.type("hello", in: "#berlin")
        try await evening.karl.ask("account.delete", [("messages", .bool(true))])
        let seen = try await evening.mo.ask("message.show", [("message", "#berlin/1")])
        #expect(seen["message"]?["state"] == "deleted")
        await evening.home.close()
    }

    @Test func sanctionsFollowTheAddressToANewAccount() async throws {
        let evening = try await Evening()
        let nina = try await signUp(evening.home, "nina", "Nina@example.org")
        try await nina.type("/join #berlin", in: "#berlin")
        try await evening.mo.type("/mute nina 7d r1 loud", in: "#berlin")
        try await nina.ask("account.delete", [("password", "long enough")])
        let again = try await signUp(evening.home, "nora", "nina@example.org")
        try await again.type("/join #berlin", in: "#berlin")
        #expect(try await evening.line(again, "hello") == "muted")
        let log = try await evening.mo.type("/modlog", in: "#berlin")["entries"]?.array
        #expect(log?.compactMap { $0["member"]?["nick"]?.string } == ["nora", ""])
        #expect(log?.first?["about"] == 1)
        #expect(log?.first?["words"] == "loud")
        let undone = try await evening.mo.answer("line", [("channel", "#berlin"), ("text", "/undo e1")])
        #expect(undone["no"]?["try"] == "/undo e2")
        #expect(try await evening.line(again, "/appeal e1 not mine any more") == "not_found")
        try await again.type("/appeal e2 that was long ago", in: "#berlin")
        try await evening.olga.type("/agree everywhere \(try await evening.olga.waiting()) fine", in: "#berlin")
        try await again.type("hello", in: "#berlin")
        await evening.home.close()
    }

    @Test func whoWasRefusedOnceDoesNotAppealAgainWithAnotherAccount() async throws {
        let evening = try await Evening()
        let nina = try await signUp(evening.home, "nina", "nina@example.org")
        try await nina.type("/join #berlin", in: "#berlin")
        try await evening.mo.type("/mute nina 7d r1 loud", in: "#berlin")
        try await nina.type("/appeal e1 please", in: "#berlin")
        try await evening.olga.type("/dismiss everywhere \(try await evening.olga.waiting()) it stays", in: "#berlin")
        try await nina.ask("account.delete", [("password", "long enough")])
        let again = try await signUp(evening.home, "nora", "nina@example.org")
        try await again.type("/join #berlin", in: "#berlin")
        let notice = try await again.ask("notice.list")["notices"]?.array?.first
        #expect(notice?["words"] == "loud")
        #expect(notice?["appeal"] == nil)
        let entry = try #require(notice?["entry"]?["number"]?.integer)
        #expect(try await evening.line(again, "/appeal e\(entry) please") == "already")
        #expect(try await evening.line(again, "hello") == "muted")
        evening.home.advance(.seconds(7 * 86_400 + 1))
        try await evening.home.forum.store.write { try $0.endWhatIsDue() }
        try await again.type("hello", in: "#berlin")
        for chain in [Chain.community, .hub(HubID(1))] {
            #expect(try await evening.home.forum.read { try $0.check(chain) }.fault == nil)
        }
        await evening.home.close()
    }

    @Test func lastStewardAndLastOperatorStayAndBannedMayGo() async throws {
        let evening = try await Evening()
        #expect(try await evening.ana.refusal("account.delete", []) == "last_steward")
        #expect(try await evening.olga.refusal("account.delete", []) == "last_steward")
        try await evening.olga.type("/ban karl everywhere 7d r1", in: "#berlin")
        try await evening.karl.ask("account.delete", [])
        evening.home.advance(.seconds(601))
        #expect(try await evening.mo.refusal("account.delete", []) == "needs_login")
        await evening.home.close()
    }
}
