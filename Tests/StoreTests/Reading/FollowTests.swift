import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct FollowTests {
    private func state(_ village: Village, _ thread: ThreadID, _ member: MemberID) throws -> ThreadReadState {
        guard let state = try village.store.read({ try $0.threadState(thread, member) }) else { throw Refusal.notFound }
        return state
    }

    @Test func neverMovesAThreadsPositionBack() async throws {
        let village = try await Village()
        let root = try await village.post(Village.ben, .root(try village.channel("berlin").id))
        let replies = try await (0..<3).asyncMap { _ in
            try await village.post(Village.ana, .reply(root.thread.id)).message.id
        }
        for to in [replies[1], replies[0]] {
            try await village.store.write { try $0.markRead(thread: root.thread.id, Village.ben, to: to) }
        }
        let state = try state(village, root.thread.id, Village.ben)
        #expect(state.position == replies[1] && state.unread == 1)
    }

    @Test func followsByMentionFromThatReplyOn() async throws {
        let village = try await Village()
        let root = try await village.post(Village.ana, .root(try village.channel("berlin").id))
        try await village.post(Village.ana, .reply(root.thread.id))
        try await village.post(Village.ana, .reply(root.thread.id), mentioning: [Village.ben])
        try await village.post(Village.ana, .reply(root.thread.id))
        let state = try state(village, root.thread.id, Village.ben)
        #expect(state.isFollowed && state.unread == 2 && state.mentions == 1)
    }

    /// Answering does: who speaks wants to hear.
    @Test func leavesWhoStoppedFollowingAloneWhenMentioned() async throws {
        let village = try await Village()
        let root = try await village.post(Village.ana, .root(try village.channel("berlin").id))
        try await village.post(Village.ben, .reply(root.thread.id))
        try await village.store.write { try $0.follow(root.thread.id, Village.ben, false) }
        try await village.post(Village.ana, .reply(root.thread.id), mentioning: [Village.ben])
        #expect(try !state(village, root.thread.id, Village.ben).isFollowed)
        try await village.post(Village.ana, .reply(root.thread.id))
        #expect(try state(village, root.thread.id, Village.ben).unread == 1)
        try await village.post(Village.ben, .reply(root.thread.id))
        #expect(try state(village, root.thread.id, Village.ben).isFollowed)
    }

    @Test func doesNotLetSomeoneOutsideFollowByMention() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin")
        try await village.post(Village.ana, .root(berlin.id), mentioning: [Village.mira])
        let rows = try village.store.read {
            try $0.sql.int("SELECT count(*) FROM thread_read WHERE member_id = ?", Village.mira)
        }
        #expect(rows == 0)
        #expect(!village.heard.events.contains { $0.audience == .member(Village.mira) && $0.kind == .messageMentioned })
    }
}
