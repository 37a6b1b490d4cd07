import HubbubCommands
import HubbubModel
import HubbubWebSocket
import HubbubWire
import Testing

/// What is said while a session is being greeted: told in the snapshot or as an event, never in both, never in neither.
@Suite("Greeting")
struct GreetingTests {
    @Test func countsAConversationsFirstMessageOnceHoweverItMeetsAHello() async throws {
        let home = try TestForum()
        try await home.hub("berlin")
        let ana = try await home.member("ana")
        let ben = try await home.member("ben")
        let others = ["cleo", "dora", "emil", "finn", "gita"]
        for person in [ana, ben] { try await person.type("/join #berlin", in: "#berlin") }
        for nick in others { try await home.member(nick).type("/join #berlin", in: "#berlin") }
        let door = try await TestDoor(home.forum)
        // Each set of members has a conversation of its own.
        for set in 0..<(1 << others.count) {
            let nicks = ["ben"] + others.indices.filter { set & 1 << $0 != 0 }.map { others[$0] }
            let socket = try await door.connect()
            async let greeting = socket.hello(ben.token)
            async let posting = ana.ask(
                "conversation.post",
                [("members", .array(nicks.map { .string($0) })), ("body", .string("first of \(set)"))]
            )
            let snapshot = try await greeting
            let answer = try await posting
            let channel = try #require(answer["channel"]?["id"]?.integer)
            let message = try #require(answer["message"]?["id"]?.integer)
            let events = try await socket.drained()
            let unread: Int64 = Self.named(channel, in: snapshot["channels"]).first?["unread"]?.integer ?? 0
            let told: Int = events.count { $0["message"]?["id"]?.integer == message }
            #expect(unread + Int64(told) == 1, "set \(set): \(unread) in the snapshot, \(told) told")
            let known: Int = Self.named(channel, in: snapshot["conversations"]).count
            let made: Int = events.count { Self.isMade(channel, $0) }
            #expect(known + made == 1, "set \(set): \(known) in the snapshot, \(made) told")
            socket.socket.close()
        }
        await home.close()
    }

    private static func named(_ channel: Int64, in list: JSON?) -> [JSON] {
        let all: [JSON] = list?.array ?? []
        return all.filter { $0["id"]?.integer == channel }
    }

    private static func isMade(_ channel: Int64, _ event: JSON) -> Bool {
        event["ev"]?.string == "conversation.created" && event["channel"]?["id"]?.integer == channel
    }
}
