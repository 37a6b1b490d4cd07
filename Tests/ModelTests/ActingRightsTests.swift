import HubbubModel
import Testing

/// Who may act on whom: every role against every role, in the hub and out of it.
@Suite("Rights to act")
struct ActingRightsTests {
    /// Everyone, as seen from one hub; odd ids act, the same with even ids are acted on.
    static let everyone: [(name: String, who: Standing)] = [
        ("stranger", Standing(member: nil)),
        ("member", Standing(member: nil, role: .member)),
        ("moderator", Standing(member: nil, role: .moderator)),
        ("steward", Standing(member: nil, role: .steward)),
        ("operator outside", Standing(member: nil, isOperator: true)),
        ("operator as member", Standing(member: nil, isOperator: true, role: .member)),
        ("operator as steward", Standing(member: nil, isOperator: true, role: .steward)),
        ("muted moderator", Standing(member: nil, role: .moderator, isMuted: true)),
        ("banned steward", Standing(member: nil, role: .steward, isBanned: true)),
    ]

    private func hub(_ visibility: Visibility) throws -> Hub {
        Hub(id: HubID(3), slug: try #require(Slug("berlin")), name: "Berlin", visibility: visibility)
    }

    private func named(_ name: String, id: Int64) throws -> Standing {
        var who = try #require(Self.everyone.first { $0.name == name }).who
        who.member = MemberID(id)
        return who
    }

    /// For each who acts, those they may act on in a public hub; everyone else may act on nobody.
    static let mayActOn: [String: Set<String>] = [
        "moderator": ["stranger", "member"],
        "steward": ["stranger", "member", "moderator", "muted moderator"],
        "operator outside": ["stranger", "member", "moderator", "steward", "muted moderator", "banned steward"],
        "operator as member": ["stranger", "member", "moderator", "steward", "muted moderator", "banned steward"],
        "operator as steward": ["stranger", "member", "moderator", "steward", "muted moderator", "banned steward"],
    ]

    @Test(arguments: Self.everyone.map(\.name))
    func actsOnLowerRolesAlone(name: String) throws {
        let actor = try named(name, id: 1)
        let role = Rights.actingRole(in: try hub(.public), actor)
        let reached = try Set(
            Self.everyone.map(\.name).filter { target in
                guard let role else { return false }
                return Rights.refusesActing(as: role, actor, on: try named(target, id: 2)) == nil
            }
        )
        #expect(reached == Self.mayActOn[name] ?? [])
    }

    @Test(arguments: Self.everyone.map(\.name))
    func neverActsOnOneself(name: String) throws {
        let actor = try named(name, id: 1)
        guard let role = Rights.actingRole(in: try hub(.public), actor) else { return }
        #expect(Rights.refusesActing(as: role, actor, on: actor) == .oneself)
    }

    @Test(arguments: Self.everyone.map(\.name))
    func onlyOperatorsActEverywhere(name: String) throws {
        let role = Rights.actingRoleEverywhere(try named(name, id: 1))
        #expect(role == (name.hasPrefix("operator") ? .operator : nil))
    }

    @Test func visitorsAndOutsidersOfPrivateHubsNeverAct() throws {
        #expect(Rights.actingRole(in: try hub(.public), .visitor) == nil)
        #expect(Rights.actingRoleEverywhere(Standing(member: nil, isOperator: true)) == nil)
        #expect(Rights.actingRole(in: try hub(.private), try named("operator outside", id: 1)) == nil)
        #expect(Rights.actingRole(in: try hub(.private), try named("operator as member", id: 1)) == .operator)
    }

    @Test(arguments: ActingRole.allCases, ActingRole.allCases)
    func undoesNoHigherRolesAct(role: ActingRole, act: ActingRole) {
        let order: [ActingRole] = [.server, .member, .moderator, .steward, .arbiter, .operator]
        let may = order.firstIndex(of: act).flatMap { a in order.firstIndex(of: role).map { a <= $0 } }
        #expect(Rights.mayUndo(as: role, act) == may)
    }

    @Test func givesModeratorsTwentyEightDays() {
        #expect(Rights.longestSanction(as: .moderator) == .seconds(28 * 86_400))
        for role in [ActingRole.steward, .arbiter, .operator] { #expect(Rights.longestSanction(as: role) == nil) }
    }

    @Test func whoActedOrIsConcernedDecidesNoAppeal() {
        let (me, other) = (MemberID(1), MemberID(2))
        func may(
            _ who: Standing,
            arbiter: Bool = false,
            elsewhere: Bool = false,
            private: Bool = false,
            actor: MemberID? = nil,
            concerned: MemberID = MemberID(3)
        ) -> Bool {
            Rights.mayDecide(
                who,
                isArbiter: arbiter,
                moderatesElsewhere: elsewhere,
                isPrivate: `private`,
                actor: actor,
                concerned: concerned
            )
        }
        let (plain, op) = (Standing(member: me), Standing(member: me, isOperator: true))
        #expect(may(op) && may(plain, arbiter: true) && may(plain, elsewhere: true))
        #expect(!may(plain) && !may(.visitor, arbiter: true) && !may(plain, elsewhere: true, private: true))
        #expect(may(op, private: true) && may(plain, arbiter: true, private: true))
        for who in [op, plain] {
            #expect(!may(who, arbiter: true, elsewhere: true, actor: me))
            #expect(!may(who, arbiter: true, elsewhere: true, concerned: me))
        }
        #expect(may(op, actor: other))
    }
}
