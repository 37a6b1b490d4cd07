import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct MembershipTests {
    @Test func beginsAfterAllThatHappenedBefore() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin")
        let posted = try await village.post(Village.ana, .root(berlin.id))
        let hub = try village.hub("berlin").id
        let before = village.store.sharedCursor
        let membership = try await village.store.write { try $0.join(hub, Village.mira) }
        #expect(membership.began == before && membership.floor == posted.message.id)
        #expect(try village.store.read { try $0.membership(hub, Village.mira) } == membership)
        let news = try village.store.read { try $0.events(after: before, limit: 10) }
        #expect(news.map(\.kind) == [.memberJoined, .hubJoined])
        #expect(news.map(\.audience) == [.hub(hub), .member(Village.mira)])
        #expect(try village.hub("berlin").memberCount == 4)
    }

    @Test func keepsTheLastSteward() async throws {
        let village = try await Village()
        let hub = try village.hub("berlin").id
        await #expect(throws: Refusal(.lastSteward)) {
            try await village.store.write { try $0.leave(hub, Village.ana) }
        }
        await #expect(throws: Refusal(.lastSteward)) {
            try await village.store.write { try $0.appoint(Village.ana, in: hub, role: .member) }
        }
        try await village.store.write { try $0.appoint(Village.ben, in: hub, role: .steward) }
        try await village.store.write { try $0.leave(hub, Village.ana) }
        #expect(try village.store.read { try $0.standing(of: Village.ana, in: hub).role } == nil)
        #expect(try village.hub("berlin").memberCount == 2)
    }

    @Test func letsInWhoAsked() async throws {
        let village = try await Village()
        let hub = try village.hub("rome").id
        try await village.store.write { try $0.requestJoin(hub, Village.mira, words: "Ciao") }
        #expect(try village.store.read { try $0.joinRequests(hub, limit: 10).map(\.words) } == ["Ciao"])
        try await village.store.write { try $0.answerRequest(hub, Village.mira, accept: true) }
        #expect(try village.store.read { try $0.membership(hub, Village.mira)?.role } == .member)
        #expect(try village.store.read { try $0.joinRequests(hub, limit: 10).isEmpty })
        await #expect(throws: Refusal.notFound) {
            try await village.store.write { try $0.answerRequest(hub, Village.mira, accept: true) }
        }
    }

    @Test func obeysSanctionsUntilTheirEnd() async throws {
        let village = try await Village()
        let hub = try village.hub("berlin").id
        let end = village.clock.now.advanced(by: .seconds(60))
        try await village.store.write { transaction in
            try transaction.sql.run(
                """
                INSERT INTO sanction (id, kind, member_id, hub_id, rule, by_id, began_ms, ends_ms)
                VALUES (1, 'mute', ?, ?, 1, ?, ?, ?), (2, 'ban', ?, NULL, 1, ?, ?, ?)
                """,
                Village.ben,
                hub,
                Village.ana,
                transaction.now,
                end,
                Village.cleo,
                Village.ana,
                transaction.now,
                end
            )
        }
        let standings = {
            try village.store.read { reader in
                try [Village.ana, Village.ben, Village.cleo].map { try reader.standing(of: $0, in: hub) }
            }
        }
        #expect(try standings().map(\.isMuted) == [false, true, false])
        #expect(try standings().map(\.isBanned) == [false, false, true])
        #expect(try village.store.read { try $0.sanctionEnd(of: Village.ben, in: hub, kind: .mute) } == end)
        village.clock.pass(.seconds(61))
        #expect(try standings().allSatisfy { !$0.isMuted && !$0.isBanned })
    }

    @Test func opensOneConversationPerSetOfMembers() async throws {
        let village = try await Village()
        let first = try await village.store.write {
            try $0.openConversation([Village.ben, Village.mira], by: Village.ana)
        }
        let again = try await village.store.write {
            try $0.openConversation([Village.ana, Village.mira, Village.ben], by: Village.mira)
        }
        #expect(first.isNew && !again.isNew && first.channel.id == again.channel.id)
        #expect(first.channel.address == "@ana,@ben,@mira")
        #expect(try village.store.read { try $0.conversations(of: Village.ana, limit: 10).isEmpty })
        try await village.post(Village.ana, .root(first.channel.id))
        #expect(
            try village.store.read { try $0.conversations(of: Village.ben, limit: 10).map(\.id) } == [first.channel.id]
        )
        #expect(try village.store.read { try $0.isIn(conversation: first.channel.id, Village.cleo) } == false)
        #expect(try village.store.read { try $0.conversationsBegunSince(Village.t0, by: Village.ana) } == 1)
    }
}
