import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct PostTests {
    @Test func numbersRootsAndRepliesInOneRun() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin), title: "Tables")
        let reply = try await village.post(Village.ben, .reply(root.thread.id))
        let other = try await village.post(Village.cleo, .root(berlin))
        #expect([root, reply, other].map(\.message.number) == [1, 2, 3])
        #expect(reply.thread.replies == 1 && reply.thread.faces.map(\.nick) == ["ben"])
        #expect(reply.thread.title == "Tables" && reply.thread.last == reply.message.id)
        #expect(try village.channel("berlin").lastNumber == 3)
    }

    @Test func storesWhatItAnnounced() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        village.heard.forget()
        let root = try await village.post(Village.ana, .root(berlin), "Salut", mentioning: [Village.ben])
        let reply = try await village.post(Village.ben, .reply(root.thread.id), "Hi")
        for posted in [root, reply] {
            let stored = try village.store.read { try $0.message(posted.message.id) }
            #expect(stored == posted.message)
        }
        #expect(try village.store.read { try $0.thread(root.thread.id) } == reply.thread)
        let events = village.heard.events
        #expect(events.map(\.kind) == [.messagePosted, .messagePosted])
        guard case .posted(let message, let thread)? = events.last.flatMap({ village.heard.notes[$0.id] }) else {
            Issue.record("no payload")
            return
        }
        #expect(message == reply.message && thread == reply.thread)
        #expect(try village.store.read { try $0.events(after: .none, limit: 1_000).suffix(2) } == events[...])
    }

    @Test func keepsTheLastThreeWhoAnswered() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin))
        for author in [Village.ana, Village.ben, Village.cleo, Village.ben, Village.rosa] {
            try await village.post(author, .reply(root.thread.id))
        }
        let thread = try village.store.read { try $0.thread(root.thread.id) }
        #expect(thread?.faces.map(\.nick) == ["rosa", "ben", "cleo"])
    }

    @Test func tellsMutedMembersOfMentions() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin")
        guard let hub = berlin.hub else { throw Refusal.notFound }
        try await village.store.write { try $0.setLevel(hub: hub, Village.ben, .mute) }
        village.heard.forget()
        let root = try await village.post(
            Village.ana,
            .root(berlin.id),
            mentioning: [Village.ben, Village.cleo, Village.mira]
        )
        #expect(village.heard.events.map(\.audience) == [.channel(berlin.id), .member(Village.ben)])
        let state = { (member: MemberID) in try village.store.read { try $0.threadState(root.thread.id, member) } }
        #expect(try state(Village.ben)?.isFollowed == true)
        #expect(try state(Village.cleo)?.isFollowed == true)
        #expect(try state(Village.mira) == nil)
    }

    @Test func refusesAPlaceThatIsNotThere() async throws {
        let village = try await Village()
        await #expect(throws: Refusal.notFound) { try await village.post(Village.ana, .root(ChannelID(99))) }
        await #expect(throws: Refusal.notFound) { try await village.post(Village.ana, .reply(ThreadID(99))) }
    }

    @Test func keepsEveryVersion() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin), "one")
        village.clock.pass(.seconds(5))
        let edited = try await village.store.write {
            try $0.edit(root.message.id, body: "two", excerpt: "two", mentions: [], hasLink: false)
        }
        #expect(edited.version == 2 && edited.body == "two" && edited.editedAt == village.clock.now)
        #expect(try village.store.read { try $0.versions(root.message.id).map(\.body) } == ["one", "two"])
        #expect(try village.store.read { try $0.thread(root.thread.id)?.excerpt } == "two")
    }

    @Test func leavesAnEmptyLineForADeletedRoot() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin), "secret")
        try await village.post(Village.ben, .reply(root.thread.id), "what?")
        let gone = try await village.store.write { try $0.delete(root.message.id) }
        #expect(gone.state == .deleted && gone.body.isEmpty)
        let lines = try village.store.read {
            try $0.lines(berlin, page: .newest, includeReplies: false, limit: 10).lines
        }
        #expect(lines == [Line(number: 1, content: .emptied(.deleted))])
        #expect(try village.store.read { try $0.thread(root.thread.id)?.excerpt } == "")
        #expect(try village.store.read { try $0.versions(root.message.id).isEmpty })
        await #expect(throws: Refusal(.conflict)) {
            try await village.store.write {
                try $0.edit(root.message.id, body: "back", excerpt: "", mentions: [], hasLink: false)
            }
        }
    }

    @Test func bringsAThreadInLineWhenItsLastReplyGoes() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin))
        let first = try await village.post(Village.ben, .reply(root.thread.id))
        let second = try await village.post(Village.cleo, .reply(root.thread.id))
        _ = try await village.store.write { try $0.delete(second.message.id) }
        let thread = try village.store.read { try $0.thread(root.thread.id) }
        #expect(thread?.replies == 1 && thread?.last == first.message.id && thread?.faces.map(\.nick) == ["ben"])
        #expect(try await village.post(Village.ana, .root(berlin)).message.number == 4)
    }

    @Test func sweepsTheTextOfDeletedMessagesAfterItsTime() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let root = try await village.post(Village.ana, .root(berlin), "Vergissmeinnicht")
        _ = try await village.store.write { try $0.delete(root.message.id) }
        let bodies = { try village.store.read { try $0.sql.int("SELECT count(*) FROM message_version") } }
        _ = try await village.store.write { try $0.sweep() }
        #expect(try bodies() == 1)
        village.clock.pass(Limits.deletedTextLife)
        _ = try await village.store.write { try $0.sweep() }
        #expect(try bodies() == 0)
        #expect(try village.store.read { try $0.message(root.message.id)?.state } == .deleted)
    }

    @Test func countsReactionsInTheirOrder() async throws {
        let village = try await Village()
        let berlin = try village.channel("berlin").id
        let id = try await village.post(Village.ana, .root(berlin)).message.id
        village.heard.forget()
        for (member, emoji) in [(Village.ben, "👍"), (Village.cleo, "🎉"), (Village.ana, "👍"), (Village.ben, "👍")] {
            _ = try await village.store.write { try $0.react(id, member, emoji: emoji, on: true) }
        }
        #expect(village.heard.events.count == 3)
        let reactions = try village.store.read { try $0.reactions(id) }
        #expect(
            reactions == [
                Reaction(emoji: "👍", count: 2, members: [Village.ben, Village.ana]),
                Reaction(emoji: "🎉", count: 1, members: [Village.cleo]),
            ]
        )
        _ = try await village.store.write { try $0.react(id, Village.cleo, emoji: "🎉", on: false) }
        #expect(try village.store.read { try $0.message(id)?.reactions.count } == 1)
    }

    @Test func attachesARootWithItsAnswers() async throws {
        let village = try await Village()
        let (berlin, coworking) = (try village.channel("berlin").id, try village.channel("berlin", "coworking").id)
        let target = try await village.post(Village.ana, .root(berlin))
        let near = try await village.post(Village.ben, .root(berlin))
        let far = try await village.post(Village.ben, .root(coworking))
        let answer = try await village.post(Village.cleo, .reply(far.thread.id))
        let moved = try await village.store.write { transaction in
            [
                try transaction.attach(near.message.id, to: target.thread.id),
                try transaction.attach(far.message.id, to: target.thread.id),
            ]
        }
        #expect(moved.map(\.id) == [near.message.id, far.message.id] && moved.allSatisfy { !$0.isRoot })
        #expect(moved.map(\.number) == [2, 3])
        let thread = try village.store.read { try $0.messages(in: target.thread.id, limit: 10).messages }
        #expect(thread.map(\.id) == [target, near, far, answer].map(\.message.id))
        let lines = try village.store.read {
            try $0.lines(coworking, page: .newest, includeReplies: false, limit: 10).lines
        }
        #expect(lines == [Line(number: 1, content: .emptied(.moved))])
        #expect(try village.store.read { try $0.message(channel: coworking, number: 1)?.id } == far.message.id)
        #expect(try village.store.read { try $0.thread(far.thread.id) } == nil)
        #expect(try village.integrity() == ["ok"])
    }
}
