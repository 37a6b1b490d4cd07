import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct MemberTests {
    @Test func foldsCaseAccentsAndLookalikesOfNicks() {
        #expect(Folding.nick("Jérôme") == Folding.nick("jerome"))
        #expect(Folding.nick("@ana") == Folding.nick("Ana"))
        #expect(Folding.nick("b\u{43E}b") == Folding.nick("bob"))
        #expect(Folding.nick("ο\u{3BD}\u{3BF}") == Folding.nick("ovo"))
        #expect(Folding.nick("paul1") == Folding.nick("pauli"))
        #expect(Folding.nick("b0b") == Folding.nick("bob"))
        #expect(Folding.nick("a.b") == Folding.nick("a_b"))
        #expect(Folding.nick("ana") != Folding.nick("anna"))
    }

    @Test func findsMembersByNickHoweverItIsTyped() async throws {
        let commons = try Commons()
        let jerome = try await commons.member("jérôme") { $0.name = "Jérôme B." }
        #expect(try commons.read { try $0.member(nick: "@JEROME") }?.id == jerome.id)
        #expect(jerome.name == "Jérôme B." && jerome.isNewcomer && jerome.since == Commons.t0)
        #expect(try commons.read { try $0.member(nick: "ana") } == nil)
    }

    @Test(arguments: [
        ("bob", RefusalCode.taken, "nick"), ("B0B", .taken, "nick"), ("admin", .reserved, "nick"),
        ("mute", .reserved, "nick"), ("Rep1y", .reserved, "nick"), ("undo", .reserved, "nick"),
        ("Moderat0r", .reserved, "nick"), ("a", .invalid, "nick"), ("1ana", .invalid, "nick"),
        ("an a", .invalid, "nick"), ("an\u{430}", .invalid, "nick"),
    ])
    func refusesNicks(_ nick: String, _ code: RefusalCode, _ field: String) async throws {
        let commons = try Commons()
        _ = try await commons.member("bob")
        let refusal = await commons.refusal { try $0.createMember(NewMember(nick: nick)) }
        #expect(refusal?.code == code && refusal?.field == field)
    }

    @Test(arguments: ["ana@example.org", "ANA@Example.ORG", " ana@example.org "])
    func refusesAnAddressTwice(_ email: String) async throws {
        let commons = try Commons()
        _ = try await commons.member("ana") { $0.email = "Ana@example.org" }
        let refusal = await commons.refusal { try $0.createMember(NewMember(nick: "ben", email: email)) }
        #expect(refusal?.code == .taken && refusal?.field == "email")
        #expect(try commons.read { try $0.isEmailTaken(email) })
        #expect(try commons.read { try $0.member(nick: "ben") } == nil, "nothing half done")
    }

    @Test(arguments: ["ana", "a@b@c", "@example.org", "ana@", "ana@-x.org", "an a@example.org", "ana@ex ample.org"])
    func refusesWhatIsNoAddress(_ email: String) async throws {
        let commons = try Commons()
        let refusal = await commons.refusal { try $0.createMember(NewMember(nick: "ben", email: email)) }
        #expect(refusal?.code == .invalid && refusal?.field == "email")
    }

    @Test func keepsOldNicksForTheirMember() async throws {
        let commons = try Commons()
        let ana = try await commons.member("ana")
        let renamed = try await commons.write { try $0.rename(ana.id, to: "ana-lisa") }
        #expect(renamed.nick == "ana-lisa" && renamed.name == "ana-lisa")
        #expect(try commons.read { try $0.member(nick: "ana") }?.id == ana.id)
        #expect(await commons.refusal { try $0.createMember(NewMember(nick: "Ana")) }?.code == .taken)
        #expect(try await commons.write { try $0.rename(ana.id, to: "ana") }.nick == "ana")
    }

    @Test func tellsTheHubsOfAChangedFace() async throws {
        let commons = try Commons()
        let ana = try await commons.member("ana")
        let hub = try await commons.write { transaction in
            try transaction.createHub(slug: try #require(Slug("berlin")), name: "Berlin", creator: ana.id)
        }
        let before = try commons.read { try $0.lastEvent }
        let changed = try await commons.write {
            try $0.updateProfile(ana.id, ProfileChanges(name: "Ana L.", languages: ["fr", "de"], place: "Wedding"))
        }
        #expect(changed.name == "Ana L." && changed.languages == ["fr", "de"] && changed.place == "Wedding")
        let events = try commons.read { try $0.events(after: before, limit: 10) }
        #expect(events.map(\.kind) == [.memberChanged] && events.first?.audience == .hub(hub.id))
        #expect(try commons.read { try $0.face(ana.id) }.name == "Ana L.")
    }

    @Test(arguments: ["a\u{202E}b", "a\nb", String(repeating: "x", count: 65)])
    func refusesDisplayNames(_ name: String) async throws {
        let commons = try Commons()
        let refusal = await commons.refusal { try $0.createMember(NewMember(nick: "ana", name: name)) }
        #expect(refusal?.field == "name")
    }

    @Test func isNewcomerForSevenDaysUnlessTrusted() async throws {
        let commons = try Commons()
        let ana = try await commons.member("ana")
        let ben = try await commons.member("ben") { $0.isTrusted = true }
        #expect(ana.isNewcomer && !ben.isNewcomer)
        commons.clock.pass(.seconds(7 * 86_400))
        #expect(try commons.read { try $0.member(ana.id) }?.isNewcomer == false)
    }

    @Test func approvesAndRefusesThoseWhoWait() async throws {
        let commons = try Commons()
        let ana = try await commons.member("ana") {
            $0.state = .pending
            $0.signupWords = "I met Rosa."
        }
        let ben = try await commons.member("ben") {
            $0.state = .pending
            $0.email = "ben@example.org"
        }
        #expect(try commons.read { try $0.pendingMembers(limit: 10) }.map(\.words) == ["I met Rosa.", ""])
        #expect(try await commons.write { try $0.approve(ana.id) }.state == .active)
        #expect(await commons.refusal { try $0.approve(ana.id) }?.code == .already)
        try await commons.write { try $0.refuseSignup(ben.id) }
        #expect(try commons.read { try $0.pendingMembers(limit: 10) }.isEmpty)
        #expect(try await commons.member("ben") { $0.email = "ben@example.org" }.state == .active)
    }

    @Test func knowsWhetherSomeoneRunsTheCommunity() async throws {
        let commons = try Commons()
        #expect(try !commons.read { try $0.hasOperator() })
        let ana = try await commons.member("ana") { $0.isOperator = true }
        #expect(try commons.read { try $0.operators() } == [ana.id])
        try await commons.write { try $0.setOperator(ana.id, false) }
        #expect(try !commons.read { try $0.hasOperator() })
    }
}
