import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct InviteTests {
    /// Ana runs a hub and made an invite for one.
    private func invited(uses: Int64 = 1) async throws -> (Commons, Invite, InviteCode) {
        let commons = try Commons()
        let ana = try await commons.member("ana")
        let code = InviteCode(random: randomBytes)
        let invite = try await commons.write { transaction in
            let hub = try transaction.createHub(slug: try #require(Slug("berlin")), name: "Berlin", creator: ana.id)
            return try transaction.createInvite(
                to: hub.id,
                by: ana.id,
                codeHash: code.hash,
                lasts: .seconds(60),
                uses: uses
            )
        }
        return (commons, invite, code)
    }

    @Test func letsOneInWhereFiftyComeAtOnce() async throws {
        let (commons, _, code) = try await invited()
        let admitted = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask { await commons.refusal { try $0.useInvite(codeHash: code.hash) } == nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 1)
    }

    @Test func isNotValidOnceOverRevokedOrSpent() async throws {
        let (commons, invite, code) = try await invited(uses: 2)
        #expect(try await commons.write { try $0.useInvite(codeHash: code.hash) }.usesLeft == 1)
        #expect(try commons.read { try $0.invites(of: invite.hub) }.map(\.usesLeft) == [1])
        commons.clock.pass(.seconds(60))
        #expect(await commons.refusal { try $0.useInvite(codeHash: code.hash) }?.code == .invite)
        #expect(try commons.read { try $0.invite(codeHash: code.hash) } == nil)
        #expect(try commons.read { try $0.invite(invite.id) } != nil)
    }

    @Test func endsWhenRevoked() async throws {
        let (commons, invite, code) = try await invited()
        try await commons.write { try $0.revokeInvites(by: invite.by.id) }
        #expect(await commons.refusal { try $0.useInvite(codeHash: code.hash) }?.code == .invite)
        #expect(try commons.read { try $0.invites(of: invite.hub) }.isEmpty)
    }

    @Test(arguments: [0, -1, 10_001, Int64.max])
    func refusesUses(_ uses: Int64) async throws {
        let (commons, invite, _) = try await invited()
        let refusal = await commons.refusal {
            try $0.createInvite(
                to: invite.hub,
                by: invite.by.id,
                codeHash: randomBytes(32),
                lasts: nil,
                uses: uses
            )
        }
        #expect(refusal?.code == .invalid)
    }
}
