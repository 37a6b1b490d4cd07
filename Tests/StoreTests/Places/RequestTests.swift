import HubbubModel
import Testing

@testable import HubbubStore

/// Contact without a common hub is a request.
@Suite struct RequestTests {
    private let village: Village

    init() async throws {
        village = try await Village()
    }

    /// Ana and Mira have no hub in common.
    private func request() async throws -> ChannelID {
        try await village.store.write { try $0.openConversation([Village.mira], by: Village.ana).channel.id }
    }

    private func read<Value>(_ body: (Reader) throws -> Value) throws -> Value { try village.store.read(body) }

    private func contact(_ channel: ChannelID, _ member: MemberID) throws -> Channel.Contact {
        try read { try $0.contact(channel, member) }
    }

    private func kinds(to member: MemberID) -> [EventKind] {
        village.heard.events.filter { $0.audience == .member(member) }.map(\.kind)
    }

    private func list(_ member: MemberID, requests: Bool) throws -> [ChannelID] {
        try read { try $0.conversations(of: member, requests: requests, limit: 10).map(\.id) }
    }

    @Test func isARequestForAStrangerAlone() async throws {
        let stranger = try await request()
        #expect(try contact(stranger, Village.mira) == .request)
        #expect(try contact(stranger, Village.ana) == .unanswered)
        let neighbour = try await village.store.write { try $0.openConversation([Village.ben], by: Village.ana) }
        #expect(neighbour.channel.contact == .settled)
        #expect(try contact(neighbour.channel.id, Village.ben) == .settled)
    }

    @Test func asksOfSeveralOnlyWhoIsAStranger() async throws {
        let id = try await village.store.write {
            try $0.openConversation([Village.ben, Village.mira], by: Village.ana).channel.id
        }
        #expect(try contact(id, Village.mira) == .request)
        #expect(try contact(id, Village.ben) == .settled)
        #expect(try contact(id, Village.ana) == .settled)
    }

    @Test(arguments: [Village.ana, Village.mira]) func operatorsAreNoStrangers(member: MemberID) async throws {
        try await village.store.write { try $0.sql.run("UPDATE member SET is_operator = 1 WHERE id = ?", member) }
        #expect(try contact(await request(), Village.mira) == .settled)
    }

    @Test func countsNothingUntilItIsAnswered() async throws {
        let id = try await request()
        let post = try await village.post(Village.ana, .root(id), mentioning: [Village.mira])
        try await village.post(Village.ana, .reply(post.thread.id), mentioning: [Village.mira])
        let before = try read { try $0.readState(id, Village.mira) }
        #expect(before?.unread == 0 && before?.mentions == 0)
        #expect(try read { try $0.nextUnread(Village.mira, channel: nil) } == nil)
        #expect(try read { try $0.catchUp(Village.mira, limit: 10).threads }.isEmpty)
        #expect(try read { try $0.catchUp(Village.mira, since: Village.t0, limit: 10).threads }.isEmpty)
        #expect(try read { try $0.threadStates(of: Village.mira) }.isEmpty)
        village.heard.forget()
        try await village.store.write { try $0.acceptRequest(id, Village.mira) }
        let after = try read { try $0.readState(id, Village.mira) }
        #expect(after?.unread == 2 && after?.mentions == 2)
        #expect(kinds(to: Village.mira) == [.conversationChanged, .readMoved])
        #expect(kinds(to: Village.ana) == [.conversationChanged])
        #expect(village.heard.notes.values.compactMap(\.channelState) == [after])
        #expect(try contact(id, Village.ana) == .settled)
    }

    @Test func standsApartInTheList() async throws {
        let id = try await request()
        try await village.post(Village.ana, .root(id))
        #expect(try list(Village.mira, requests: false).isEmpty)
        #expect(try list(Village.mira, requests: true) == [id])
        #expect(try list(Village.ana, requests: false) == [id])
        try await village.store.write { try $0.acceptRequest(id, Village.mira) }
        #expect(try list(Village.mira, requests: false) == [id])
        #expect(try list(Village.mira, requests: true).isEmpty)
    }

    @Test func isAcceptedOnce() async throws {
        let id = try await request()
        try await village.store.write { try $0.acceptRequest(id, Village.mira) }
        await #expect(throws: Refusal(.already)) {
            try await village.store.write { try $0.acceptRequest(id, Village.mira) }
        }
    }

    @Test(arguments: [(Village.mira, "berlin"), (Village.ana, "rome")])
    func aCommonHubEndsIt(member: MemberID, hub: String) async throws {
        let id = try await request()
        let place = try village.hub(hub).id
        if hub == "rome" { try await village.store.write { _ = try $0.join(place, Village.mira) } }
        #expect(try contact(id, Village.mira) == .request)
        village.heard.forget()
        try await village.store.write { _ = try $0.join(place, member) }
        #expect(try contact(id, Village.mira) == .settled)
        #expect(kinds(to: Village.mira).contains(.conversationChanged))
        #expect(kinds(to: Village.ana).contains(.conversationChanged))
    }

    @Test func whoHasAnsweredOnceIsNoStrangerInAGroup() async throws {
        let two = try await request()
        try await village.store.write { try $0.acceptRequest(two, Village.mira) }
        let id = try await village.store.write {
            try $0.openConversation([Village.ben, Village.mira], by: Village.ana).channel.id
        }
        #expect(try contact(id, Village.mira) == .settled)
    }

    @Test func ignoringClosesItAndTellsNobodyElse() async throws {
        let id = try await request()
        try await village.post(Village.ana, .root(id))
        village.heard.forget()
        try await village.store.write { try $0.ignore(Village.ana, by: Village.mira) }
        #expect(kinds(to: Village.mira) == [.ignoreChanged, .conversationClosed])
        #expect(village.heard.events.count == 2)
        #expect(try contact(id, Village.ana) == .unanswered)
        #expect(try !read { try $0.isIn(conversation: id, Village.mira) })
        #expect(try read { try $0.conversationAudience(id) } == [Village.ana])
        #expect(try read { try $0.conversationMembers(id) } == [Village.ana, Village.mira])
        #expect(try read { try $0.readState(id, Village.mira) } == nil)
        #expect(try read { try $0.searchScope(for: Village.mira) }.conversations.isEmpty)
        #expect(try read { try $0.searchScope(for: Village.ana) }.conversations == [id])
        #expect(try list(Village.mira, requests: true).isEmpty)
    }

    @Test func ceasingToIgnoreBringsItBackAsItWas() async throws {
        let id = try await request()
        try await village.post(Village.ana, .root(id))
        try await village.store.write { try $0.ignore(Village.ana, by: Village.mira) }
        village.heard.forget()
        try await village.store.write { try $0.unignore(Village.ana, by: Village.mira) }
        #expect(kinds(to: Village.mira) == [.ignoreChanged, .conversationChanged, .readMoved])
        #expect(try list(Village.mira, requests: true) == [id])
    }

    @Test func oneBegunByWhomOneIgnoresIsClosedFromItsStart() async throws {
        try await village.store.write { try $0.ignore(Village.ana, by: Village.ben) }
        village.heard.forget()
        let id = try await village.store.write { try $0.openConversation([Village.ben], by: Village.ana).channel.id }
        try await village.post(Village.ana, .root(id), mentioning: [Village.ben])
        #expect(kinds(to: Village.ben).isEmpty)
        #expect(try contact(id, Village.ana) == .settled)
        #expect(try list(Village.ben, requests: false).isEmpty)
        try await village.store.write { _ = try $0.openConversation([Village.ana], by: Village.ben) }
        #expect(try list(Village.ben, requests: false) == [id])
        #expect(kinds(to: Village.ben) == [.conversationChanged, .readMoved])
    }
}
