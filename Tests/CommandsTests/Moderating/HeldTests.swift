import HubbubCommands
import HubbubModel
import HubbubStore
import HubbubWire
import Testing

@Suite("Held posts")
struct HeldTests {
    typealias Evening = SanctionTests.Evening

    /// Someone who signed up just now and joined the hub.
    private func newcomer(_ evening: Evening) async throws -> Person {
        let visitor = Person(home: evening.home, caller: nil, token: "")
        let signed = try await visitor.ask(
            "account.signup",
            [("nick", "nina"), ("password", "long enough"), ("email", "nina@example.org")]
        )
        let token = try #require(signed["token"]?.string)
        let caller = try #require(try await evening.home.forum.authenticate(token: token))
        let person = Person(home: evening.home, caller: caller, token: token)
        try await person.type("/join #berlin", in: "#berlin")
        return person
    }

    @Test func newcomersPostWaitsAndIsPostedOnApproval() async throws {
        let evening = try await Evening()
        let nina = try await newcomer(evening)
        try await evening.ana.type("/hub set hold_newcomers on", in: "#berlin")
        let fields: [(String, JSON)] = [("channel", "#berlin"), ("body", "hello all"), ("key", "the-same-key")]
        let held = try await nina.ask("message.post", fields)
        #expect(held["held"]?["number"] == 1)
        #expect(held["held"]?["reason"] == "newcomers")
        #expect(try await nina.ask("message.post", fields)["held"]?["number"] == 1)
        try await evening.karl.type("first", in: "#berlin")
        let item = try await evening.mo.type("/queue", in: "#berlin")["items"]?.array?.first
        #expect(item?["held"]?["body"] == "hello all")
        let done = try await evening.mo.type("/approve q1", in: "#berlin")
        #expect(done["message"]?["number"] == 2)
        #expect(try await nina.ask("message.post", fields)["message"]?["number"] == 2)
        #expect(try await evening.line(evening.mo, "/approve q1") == "already")
        let notice = try await nina.ask("notice.list")["notices"]?.array?.first
        #expect(notice?["item"]?["outcome"] == "approved")
        await evening.home.close()
    }

    @Test func rejectedPostTellsWhyAndCanBeMended() async throws {
        let evening = try await Evening()
        let nina = try await newcomer(evening)
        try await evening.ana.type("/hub set hold_links on", in: "#berlin")
        #expect(try await nina.type("no link", in: "#berlin")["message"]?["number"] == 1)
        let held = try await nina.type("see https://example.org", in: "#berlin")
        #expect(held["held"]?["reason"] == "links")
        #expect(try await evening.line(evening.mo, "/reject q1 without a rule") == "usage")
        #expect(try await evening.line(evening.mo, "/agree q1") == "conflict")
        try await evening.mo.type("/reject q1 r2 no shops here", in: "#berlin")
        let notice = try await nina.ask("notice.list")["notices"]?.array?.first
        #expect(notice?["words"] == "no shops here")
        #expect(notice?["entry"]?["rule"] == 2)
        #expect(try await nina.ask("queue.mine")["items"]?.array?.count == 1)
        #expect(try await nina.type("/withdraw q1", in: "#berlin")["body"] == "see https://example.org")
        #expect(try await evening.line(evening.karl, "/withdraw q1") == "not_found")
        await evening.home.close()
    }

    @Test func calmHoldsLinksKeepsNewMembersOutAndEndsByItself() async throws {
        let evening = try await Evening()
        let zoe = try await evening.home.member("zoe")
        let called = try await evening.mo.type("/calm 2h", in: "#berlin")
        #expect(called["entry"]?["kind"] == "calm")
        #expect(try await evening.line(zoe, "/join #berlin") == "closed")
        let held = try await evening.karl.type("https://example.org", in: "#berlin")
        #expect(held["held"]?["reason"] == "calm")
        let mods = try await evening.mo.type("https://example.org", in: "#berlin")
        #expect(mods["message"]?["number"] == 1)
        try await evening.karl.type("no link", in: "#berlin")
        #expect(try await evening.line(evening.mo, "/calm 8d") == "invalid")
        evening.home.advance(.seconds(7_201))
        try await zoe.type("/join #berlin", in: "#berlin")
        #expect(try await evening.line(evening.mo, "/calm off") == "already")
        await evening.home.close()
    }

    @Test func editBringsInNothingThatWouldWait() async throws {
        let evening = try await Evening()
        let nina = try await newcomer(evening)
        try await evening.ana.type("/hub set hold_links on", in: "#berlin")
        try await nina.type("no link", in: "#berlin")
        #expect(try await evening.line(nina, "/edit 1 https://example.org") == "conflict")
        try await nina.type("/edit 1 still none", in: "#berlin")
        try await evening.mo.type("/premod #berlin on", in: "#berlin")
        #expect(try await evening.line(nina, "/edit 1 anything") == "conflict")
        #expect(try await evening.karl.type("hello", in: "#berlin")["held"]?["reason"] == "premoderation")
        try await evening.mo.type("hello", in: "#berlin")
        await evening.home.close()
    }

    @Test func titleBringsInNothingThatWouldWait() async throws {
        let evening = try await Evening()
        let nina = try await newcomer(evening)
        try await evening.ana.type("/hub set hold_links on", in: "#berlin")
        try await nina.type("/new Bikes\nno link", in: "#berlin")
        #expect(try await evening.line(nina, "/title 1 see https://example.org") == "conflict")
        try await nina.type("/title 1 Bicycles", in: "#berlin")
        try await evening.ana.type("/hub set hold_newcomers on", in: "#berlin")
        #expect(try await evening.line(nina, "/title 1 Watches, cheap") == "conflict")
        #expect(try await evening.line(nina, "/edit 1 watches, cheap") == "conflict")
        try await evening.karl.type("/new Bread\nwhich bakery", in: "#berlin")
        try await evening.mo.type("/premod #berlin on", in: "#berlin")
        #expect(try await evening.line(evening.karl, "/title 2 Cakes") == "conflict")
        try await evening.mo.type("/title 2 Cakes", in: "#berlin")
        await evening.home.close()
    }

    @Test func burstsWait() async throws {
        let evening = try await Evening()
        try await evening.ana.type("/hub set hold_bursts on", in: "#berlin")
        for _ in 0..<Int(Limits.burstPosts) { try await evening.karl.type("again", in: "#berlin") }
        #expect(try await evening.karl.type("again", in: "#berlin")["held"]?["reason"] == "bursts")
        #expect(try await evening.karl.type("/withdraw q1", in: "#berlin")["body"] == "again")
        #expect(try await evening.line(evening.mo, "/approve q1") == "already")
        evening.home.advance(.seconds(61))
        try await evening.karl.type("again", in: "#berlin")
        await evening.home.close()
    }

    @Test func calmEverywhereClosesSignUp() async throws {
        let evening = try await Evening()
        #expect(try await evening.line(evening.mo, "/calm everywhere 2h") == "forbidden")
        try await evening.olga.type("/calm everywhere 2h", in: "#berlin")
        let visitor = Person(home: evening.home, caller: nil, token: "")
        let fields: [(String, JSON)] = [("nick", "nina"), ("password", "long enough"), ("email", "n@example.org")]
        #expect(try await visitor.refusal("account.signup", fields) == "closed")
        try await evening.olga.type("/calm everywhere off", in: "#berlin")
        try await visitor.ask("account.signup", fields)
        await evening.home.close()
    }
}
