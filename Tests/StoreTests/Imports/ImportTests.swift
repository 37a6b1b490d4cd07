import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct ImportTests {
    private func past(_ village: Village) throws -> [ImportedMessage] {
        let berlin = try village.channel("berlin").id
        return (0..<6).map { index in
            ImportedMessage(
                channel: berlin,
                thread: .new(title: "T\(index % 2)", isResolved: index % 2 == 1, foreignID: "t\(index % 2)"),
                author: index < 3 ? Village.ana : Village.ben,
                at: Village.t0.advanced(by: .seconds(index - 1_000_000)),
                body: "old \(index)",
                excerpt: "old \(index)",
                mentions: [Message.Mention(member: Village.cleo, nick: "cleo")],
                reactions: [ImportedMessage.Reaction(emoji: "👍", members: [Village.cleo])],
                foreignID: "m\(index)"
            )
        }
    }

    @Test func keepsTimesOrderAndThreads() async throws {
        let village = try await Village()
        let (berlin, past) = (try village.channel("berlin").id, try past(village))
        village.heard.forget()
        let ids = try await village.store.write { try $0.importBatch(past, source: "zulip:x") }
        try village.store.read { reader in
            let threads = try reader.threads(in: berlin, limit: 10).threads
            #expect(threads.map(\.title) == ["T1", "T0"] && threads.map(\.replies) == [2, 2])
            #expect(threads.map(\.isResolved) == [true, false])
            let messages = try reader.messages(in: threads[1].id, limit: 10).messages
            #expect(messages.map(\.id) == [ids[0], ids[2], ids[4]])
            #expect(messages.map(\.at) == [past[0].at, past[2].at, past[4].at])
            #expect(messages.allSatisfy(\.isImported) && messages[0].reactions.count == 1)
        }
        #expect(village.heard.events.map(\.kind) == [.channelReload])
    }

    @Test func addsNothingTheSecondTime() async throws {
        let village = try await Village()
        let past = try past(village)
        let first = try await village.store.write { try $0.importBatch(past, source: "zulip:x") }
        village.heard.forget()
        let second = try await village.store.write { try $0.importBatch(past, source: "zulip:x") }
        #expect(first == second && village.heard.events.isEmpty)
        #expect(try village.channel("berlin").lastNumber == 6)
    }

    @Test func makesNothingUnread() async throws {
        let village = try await Village()
        let past = try past(village)
        _ = try await village.store.write { try $0.importBatch(past, source: "zulip:x") }
        let state = try village.store.read { try $0.readState(past[0].channel, Village.cleo) }
        #expect(state?.unread == 0 && state?.mentions == 0)
    }

    @Test func leavesTheOrderOfLaterPostsAlone() async throws {
        let village = try await Village()
        let (berlin, past) = (try village.channel("berlin").id, try past(village))
        let root = try await village.post(Village.ana, .root(berlin), title: "now")
        _ = try await village.store.write { try $0.importBatch(past, source: "zulip:x") }
        village.store.close()
        let reopened = try Village.open(village.directory, VillageClock(Time(ms: 0)))
        defer { reopened.close() }
        let next = try await reopened.write {
            try $0.post(NewMessage(author: $0.face(Village.ben), place: .reply(root.thread.id), body: "after"))
        }
        #expect(next.message.at >= root.message.at)
        #expect(next.thread.last == next.message.id)
    }
}
