import HubbubModel
import TestDice
import Testing

@testable import HubbubStore

@Suite struct UnreadTests {
    private func state(_ village: Village, _ member: MemberID, _ channel: ChannelID) throws -> ChannelReadState {
        guard let state = try village.store.read({ try $0.readState(channel, member) }) else { throw Refusal.notFound }
        return state
    }

    /// Every channel, thread and next-unread answer equals counting message by message.
    @Test(arguments: 0..<40) func countsAsTheRuleDoes(seed: UInt64) async throws {
        let village = try await Village()
        let names: [(String, String?)] = [("berlin", nil), ("berlin", "coworking"), ("rome", nil)]
        let channels = try names.map { try village.channel($0.0, $0.1).id }
        let hubs = [try village.hub("berlin").id, try village.hub("rome").id]
        let members = [Village.ana, Village.ben, Village.cleo, Village.rosa, Village.mira]
        try await village.store.write { transaction in
            let talk = try transaction.openConversation([Village.ben, Village.mira], by: Village.ana).channel.id
            var life = RandomLife(
                transaction: transaction,
                channels: channels + [talk],
                hubs: hubs,
                members: members,
                dice: Dice(seed)
            )
            for step in 0..<120 {
                try life.step()
                guard step % 20 == 19 else { continue }
                for member in members { try Self.compare(transaction, member) }
            }
        }
        #expect(try village.integrity() == ["ok"])
    }

    private static func compare(_ reader: Reader, _ member: MemberID) throws {
        let expected = try CountingByRule(reader: reader, member: member).counts()
        let tally = try UnreadTally(reader, member, try reader.readPlaces(of: member))
        #expect(Set(tally.places.keys) == Set(expected.keys))
        for (channel, counts) in expected {
            guard let place = tally.places[channel] else { continue }
            #expect(Set(place.roots).union(place.others) == counts.unread)
            #expect(place.roots.count + place.others.count == counts.unread.count)
            #expect(place.mentions == counts.mentions)
            let state = try reader.readState(channel, member)
            #expect(state?.unread == Int64(counts.unread.count) && state?.mentions == Int64(counts.mentions.count))
            #expect(try reader.nextUnread(member, channel: channel)?.id == counts.unread.min())
        }
        #expect(try reader.nextUnread(member, channel: nil)?.id == expected.values.flatMap(\.unread).min())
        for listed in try reader.readStates(of: member) {
            #expect(listed == (try reader.readState(listed.channel, member)))
        }
        let unlisted = Set(expected.keys).subtracting(try reader.readStates(of: member).map(\.channel))
        #expect(unlisted.allSatisfy { expected[$0]?.unread.isEmpty == true && expected[$0]?.mentions.isEmpty == true })
    }

    @Test func countsNothingFromBeforeJoining() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin")
        try await village.post(Village.ana, .root(berlin.id), mentioning: [Village.mira])
        guard let hub = berlin.hub else { throw Refusal.notFound }
        _ = try await village.store.write { try $0.join(hub, Village.mira) }
        #expect(try state(village, Village.mira, berlin.id).unread == 0)
        try await village.post(Village.ana, .root(berlin.id))
        #expect(try state(village, Village.mira, berlin.id).unread == 1)
    }

    @Test func countsASharedThreadOnceWhereItIsJoined() async throws {
        let village = try await Village()
        let (berlin, rome) = (try village.channel("berlin").id, try village.channel("rome").id)
        let root = try await village.post(Village.ana, .root(berlin))
        _ = try await village.store.write { try $0.share(root.thread.id, in: rome, by: Village.ben) }
        #expect(try state(village, Village.ben, berlin).unread == 1 && state(village, Village.ben, rome).unread == 0)
        #expect(try state(village, Village.rosa, rome).unread == 1)
        #expect(try village.store.read { try $0.threadState(root.thread.id, Village.rosa)?.channel } == rome)
    }

    @Test func neverMovesAPositionBack() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let posts = try await (0..<3).asyncMap { _ in try await village.post(Village.ana, .root(berlin)).message.id }
        village.heard.forget()
        for to in [posts[1], posts[0], MessageID(.max)] {
            try await village.store.write { try $0.markRead(berlin, Village.ben, to: to) }
        }
        #expect(try state(village, Village.ben, berlin).position == posts[2])
        #expect(village.heard.events.map(\.kind) == [.readMoved, .readMoved])
        let payloads = village.heard.events.compactMap { village.heard.notes[$0.id]?.channelState?.unread }
        #expect(payloads == [1, 0])
    }

    @Test func countsAMarkedMessageUntilItsPlaceIsRead() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin))
        let reply = try await village.post(Village.ana, .reply(root.thread.id))
        try await village.store.write { transaction in
            try transaction.markRead(berlin, Village.ben)
            try transaction.markUnread(root.message.id, Village.ben)
            try transaction.markUnread(reply.message.id, Village.ben)
        }
        #expect(try state(village, Village.ben, berlin).unread == 2)
        #expect(try village.store.read { try $0.firstUnreadNumber(berlin, Village.ben) } == 1)
        try await village.store.write { try $0.markRead(thread: root.thread.id, Village.ben, to: nil) }
        #expect(try state(village, Village.ben, berlin).unread == 1)
        try await village.store.write { transaction in
            try transaction.markRead(berlin, Village.ben, to: root.message.id)
            try transaction.markUnread(reply.message.id, Village.ben)
        }
        #expect(try village.store.read { try $0.firstUnreadNumber(berlin, Village.ben) } == nil)
        #expect(try village.store.read { try $0.firstUnreadNumber(berlin, Village.ben, amongReplies: true) } == 2)
        try await village.store.write { try $0.markRead(thread: root.thread.id, Village.ben, to: nil) }
        #expect(try state(village, Village.ben, berlin).unread == 0)
    }

    @Test func catchesUpFollowedThreadsFirstAndComesToAnEnd() async throws {
        let village = try await Village()
        let (berlin, coworking) = (try village.channel("berlin").id, try village.channel("berlin", "coworking").id)
        let mine = try await village.post(Village.ben, .root(coworking))
        let since = village.clock.now
        try await village.post(Village.ana, .reply(mine.thread.id))
        let others = try await (0..<3).asyncMap { _ in try await village.post(Village.ana, .root(berlin)).thread.id }
        try village.store.read { reader in
            let all = try reader.catchUp(Village.ben, limit: 10)
            #expect(all.threads.map(\.id) == [mine.thread.id] + others.reversed() && !all.more)
            let first = try reader.catchUp(Village.ben, limit: 2)
            #expect(first.threads.map(\.id) == Array(all.threads.map(\.id).prefix(2)) && first.more)
            let next = try reader.catchUp(Village.ben, after: first.threads[1].id, limit: 2)
            #expect(next.threads.map(\.id) == Array(all.threads.map(\.id).suffix(2)) && !next.more)
            #expect(try reader.catchUp(Village.ben, since: since, limit: 10).threads.map(\.id) == all.threads.map(\.id))
        }
    }

    @Test func followsAllOfAConversation() async throws {
        let village = try await Village()
        let talk = try await village.store.write { try $0.openConversation([Village.ben], by: Village.ana).channel.id }
        let root = try await village.post(Village.ana, .root(talk))
        try await village.post(Village.ana, .reply(root.thread.id))
        #expect(try state(village, Village.ben, talk).unread == 2)
        #expect(try state(village, Village.ana, talk).unread == 0)
        #expect(try village.store.read { try $0.readState(talk, Village.mira) } == nil)
    }
}
