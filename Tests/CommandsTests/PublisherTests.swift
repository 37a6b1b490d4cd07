import HubbubModel
import HubbubStore
import HubbubWebSocket
import HubbubWire
import NIOCore
import Synchronization
import Testing

@testable import HubbubCommands

@Suite("Publisher")
struct PublisherTests {
    /// A reader sees a commit before it is handed over: whom it told of it hears of it no more.
    @Test func releasesNobodyBeforeWhatTheyWereToldWasHandedOver() async throws {
        let home = try TestForum()
        let (publisher, store) = (home.forum.publisher, home.forum.store)
        try await home.hub("berlin")
        let (ana, ben) = (try await home.member("ana"), try await home.member("ben"))
        for person in [ana, ben] { try await person.type("/join #berlin", in: "#berlin") }
        let (sessions, arrival) = AsyncStream.makeStream(of: ForumSession.self)
        let door = try await TestDoor(home.forum, opened: { arrival.yield($0) })
        let socket = try await door.connect()
        let session = try #require(await sessions.first { _ in true })
        let caller = try #require(ben.caller)
        session.recognise(caller)
        publisher.attach(session, of: caller.member.id) { _ in }

        let kept = Mutex<[Commit]>([])
        store.onCommit { commit in kept.withLock { $0.append(commit) } }
        try await ana.ask("message.post", [("channel", "#berlin"), ("body", "told already")])
        let greeting = PreparedFrame(text: ByteBuffer(string: #"{"ev":"greeting"}"#))
        publisher.release(session, first: [greeting], after: try store.read { try $0.lastEvent })
        for commit in kept.withLock(\.self) { publisher.publish(commit) }
        store.onCommit { publisher.publish($0) }
        try await ana.ask("message.post", [("channel", "#berlin"), ("body", "said since")])

        let isLast = { (event: JSON) in event["message"]?["body"] == "said since" }
        let told = try await socket.events(until: isLast).map { $0["message"]?["body"] ?? $0["ev"] ?? .null }
        #expect(told == ["greeting", "said since"])
        await home.close()
    }
}
