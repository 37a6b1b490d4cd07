import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("Logging a program in by its code")
struct LoginApprovalTests {
    /// A program that nobody is logged in with, and its member in a browser.
    private func program(_ home: TestForum) async throws -> (program: Person, browser: Person, JSON) {
        let program = Person(home: home, caller: nil, token: "")
        let fields: [(String, JSON)] = [
            ("nick", "nina"), ("password", "long enough"), ("email", "nina@example.org"), ("cookie", .bool(true)),
        ]
        let origin = CallOrigin(address: "127.0.0.1", language: "en")
        let signed = await home.forum.call("account.signup", Fields(fields), as: nil, from: origin)
        let token = try #require(signed.setToken)
        let caller = try #require(try await home.forum.authenticate(token: token))
        let begun = try await program.ask("login.begin", [("client", "hubbub 0.1")])
        return (program, Person(home: home, caller: caller, token: token), begun)
    }

    @Test func aProgramGetsItsTokenOnceItsMemberApproved() async throws {
        let home = try TestForum()
        let (program, browser, begun) = try await program(home)
        let (code, secret) = (try #require(begun["code"]), try #require(begun["secret"]))
        #expect(try await program.ask("login.poll", [("secret", secret)])["pending"] == .bool(true))
        let typed = try #require(code.string).lowercased().replacing("-", with: " ")
        let shown = try await browser.ask("login.show", [("code", .string(typed))])
        #expect(shown["client"] == "hubbub 0.1")
        #expect(shown["address"] == "127.0.0.1")
        try await browser.ask("login.approve", [("code", .string(typed))])
        let done = try await program.ask("login.poll", [("secret", secret)])
        #expect(done["member"]?["nick"] == "nina")
        let token = try #require(done["token"]?.string)
        #expect(try await home.forum.authenticate(token: token)?.member.nick == "nina")
        #expect(try await program.refusal("login.poll", [("secret", secret)]) == "not_found")
        #expect(try await browser.refusal("login.approve", [("code", code)]) == "not_found")
        let sessions = try await browser.ask("session.list")["sessions"]?.array ?? []
        #expect(sessions.contains { $0["client"] == "hubbub 0.1" && $0["kind"] == "bearer" })
        await home.close()
    }

    @Test func isOverAfterTenMinutesAndWhenTurnedDown() async throws {
        let home = try TestForum()
        let (program, browser, first) = try await program(home)
        try await browser.ask("login.approve", [("code", try #require(first["code"])), ("accept", .bool(false))])
        #expect(try await program.refusal("login.poll", [("secret", try #require(first["secret"]))]) == "not_found")
        let second = try await program.ask("login.begin")
        home.advance(.seconds(601))
        #expect(try await browser.refusal("login.approve", [("code", try #require(second["code"]))]) == "not_found")
        #expect(try await program.refusal("login.poll", [("secret", try #require(second["secret"]))]) == "not_found")
        await home.close()
    }

    @Test func isApprovedByWhoSeesItAndNotByATokenOrAVisitor() async throws {
        let home = try TestForum()
        let (program, browser, begun) = try await program(home)
        let code = try #require(begun["code"])
        let karl = try await home.member("karl")
        #expect(try await karl.refusal("login.approve", [("code", code)]) == "forbidden")
        #expect(try await program.refusal("login.approve", [("code", code)]) == "needs_login")
        for wrong in ["", "AAAA-AAAA", "BCDF", "BCDF-GHJK-L", "BCDFGHJ\u{e9}"] {
            #expect(try await browser.refusal("login.show", [("code", .string(wrong))]) == "not_found", "\(wrong)")
        }
        #expect(try await program.refusal("login.poll", [("secret", code)]) == "not_found")
        #expect(try await program.ask("login.poll", [("secret", try #require(begun["secret"]))])["pending"] != nil)
        await home.close()
    }

    @Test func anOperatorHandsOverALinkForANewPassword() async throws {
        let home = try TestForum()
        let (visitor, browser, _) = try await program(home)
        let olga = try await home.member("olga", isOperator: true)
        let other = try await home.member("otto", isOperator: true)
        #expect(try await browser.refusal("member.recover", [("member", "nina")]) == "forbidden")
        #expect(try await olga.refusal("member.recover", [("member", "otto")]) == "higher")
        _ = other
        let old = try await olga.ask("member.recover", [("member", "nina")])
        let made = try await olga.type("/recover nina", in: "#berlin")
        let code = try #require(made["code"]?.string)
        let fields: [(String, JSON)] = [("password", "quite another")]
        let stale: [(String, JSON)] = [("token", try #require(old["code"]))]
        #expect(try await visitor.refusal("account.claim", fields + stale) == "invite")
        try await visitor.ask("account.claim", fields + [("token", .string(code))])
        #expect(try await home.forum.authenticate(token: browser.token) == nil)
        #expect(try await visitor.refusal("account.claim", fields + [("token", .string(code))]) == "invite")
        let login: [(String, JSON)] = [("nick", "nina"), ("password", "quite another")]
        #expect(try await visitor.ask("account.login", login)["token"] != nil)
        await home.close()
    }
}
