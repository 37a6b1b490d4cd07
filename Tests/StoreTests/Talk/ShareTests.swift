import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct ShareTests {
    @Test func listsAThreadByANumberedLine() async throws {
        let village = try await Village()
        let (berlin, rome) = (try village.channel("berlin").id, try village.channel("rome").id)
        let root = try await village.post(Village.ana, .root(berlin))
        try await village.post(Village.rosa, .root(rome))
        village.heard.forget()
        let share = try await village.store.write { try $0.share(root.thread.id, in: rome, by: Village.ben) }
        #expect(share.number == 2 && share.home == "#berlin" && share.by.nick == "ben")
        #expect(share.thread.listings.map(\.address) == ["#rome"])
        #expect(village.heard.events.map(\.audience) == [.channel(rome), .channel(berlin)])
        let lines = try village.store.read { try $0.lines(rome, page: .newest, includeReplies: false, limit: 10).lines }
        #expect(lines.last == Line(number: 2, content: .share(share)))
        #expect(
            try village.store.read { try $0.numberHolder(channel: rome, number: 2) } == .share(share.id, isLive: true)
        )
    }

    @Test func announcesAReplyWhereverItIsListed() async throws {
        let village = try await Village()
        let (berlin, rome) = (try village.channel("berlin").id, try village.channel("rome").id)
        let root = try await village.post(Village.ana, .root(berlin))
        _ = try await village.store.write { try $0.share(root.thread.id, in: rome, by: Village.ben) }
        village.heard.forget()
        try await village.post(Village.rosa, .reply(root.thread.id))
        #expect(village.heard.events.map(\.audience) == [.channel(berlin), .channel(rome)])
        #expect(village.heard.events.map(\.second) == [0, rome.rawValue])
        let threads = try village.store.read { try $0.threads(in: rome, limit: 10).threads }
        #expect(threads.map(\.id) == [root.thread.id])
    }

    @Test func refusesWhatWouldReachFurther() async throws {
        let village = try await Village()
        let (berlin, rome) = (try village.channel("berlin").id, try village.channel("rome").id)
        let secret = try await village.post(Village.rosa, .root(rome))
        await #expect(throws: Refusal(.wider)) {
            try await village.store.write { try $0.share(secret.thread.id, in: berlin, by: Village.ben) }
        }
        let talk = try await village.store.write { try $0.openConversation([Village.ben], by: Village.ana).channel }
        let quiet = try await village.post(Village.ana, .root(talk.id))
        await #expect(throws: Refusal(.wider)) {
            try await village.store.write { try $0.share(quiet.thread.id, in: rome, by: Village.ben) }
        }
    }

    @Test func refusesThreadsFromBeforeTheHomeWasOpened() async throws {
        let village = try await Village()
        let (berlin, rome) = (try village.channel("berlin"), try village.channel("rome"))
        let old = try await village.post(Village.rosa, .root(rome.id))
        guard let hub = rome.hub else { throw Refusal.notFound }
        village.clock.pass(.seconds(10))
        _ = try await village.store.write { try $0.setHub(hub, .visibility(.public)) }
        await #expect(throws: Refusal(.wider)) {
            try await village.store.write { try $0.share(old.thread.id, in: berlin.id, by: Village.ben) }
        }
        let new = try await village.post(Village.rosa, .root(rome.id))
        let share = try await village.store.write { try $0.share(new.thread.id, in: berlin.id, by: Village.ben) }
        #expect(share.channel == berlin.id)
    }

    @Test func keepsTheNumberOfAnEndedShareSpent() async throws {
        let village = try await Village()
        let (berlin, rome) = (try village.channel("berlin").id, try village.channel("rome").id)
        let root = try await village.post(Village.ana, .root(berlin))
        _ = try await village.store.write { try $0.share(root.thread.id, in: rome, by: Village.ben) }
        _ = try await village.store.write { try $0.unshare(root.thread.id, from: rome) }
        let lines = try village.store.read { try $0.lines(rome, page: .newest, includeReplies: false, limit: 10).lines }
        #expect(lines == [Line(number: 1, content: .emptied(.removed))])
        let again = try await village.store.write { try $0.share(root.thread.id, in: rome, by: Village.ben) }
        #expect(again.number == 2)
        #expect(try village.integrity() == ["ok"])
    }
}
