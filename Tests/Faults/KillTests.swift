import HubbubModel
import HubbubWebSocket
import HubbubWire
import Synchronization
import TestServer
import Testing

@Suite("Killed", .serialized)
struct KillTests {
    /// Twenty times, in the middle of a stream of posts by two authors.
    @Test func keepsEveryAcknowledgedMessageOnceAndResumesWithoutGapOrDouble() async throws {
        let server = try ServerProcess()
        try server.run("member", "add", "ana")
        try server.run("hub", "add", "berlin", "--name", "Berlin")
        for nick in ["ben", "carla"] { try server.run("member", "add", nick) }
        let tokens = try ["ana", "ben", "carla"].map { try server.run("token", "create", $0) }
        try await server.start()
        for (index, token) in tokens.enumerated() {
            let line = try await ServerLine.open(server.port)
            _ = try await line.ask(0, "hello", [("token", .string(token))])
            let joined = try await line.ask(1, "hub.join", [("hub", "#berlin"), ("key", .string("join-key-\(index)"))])
            try #require(joined["ok"] != nil, "\(joined)")
            line.socket.close()
        }

        let authors = [
            Author(port: server.port, token: tokens[0], name: "ana"),
            Author(port: server.port, token: tokens[1], name: "ben"),
        ]
        let follower = Follower(port: server.port, token: tokens[2])
        let last = Mutex<Int64?>(nil)
        let reading = Task { await follower.run(until: { last.withLock { $0 } }) }
        while await !follower.isListening { try await Task.sleep(for: .milliseconds(2)) }
        let writing = authors.map { author in Task { await author.run() } }
        for round in 1...20 {
            let goal = round * 15
            for author in authors {
                while await author.count < goal { try await Task.sleep(for: .milliseconds(2)) }
            }
            server.kill()
            try await server.start()
        }
        for author in authors { await author.stop() }
        for task in writing { await task.value }

        var acknowledged: [String: Int64] = [:]
        for author in authors { acknowledged.merge(await author.acknowledged) { _, new in new } }
        let stored = try await history(server, tokens[0])
        #expect(Set(stored.map(\.body)).count == stored.count, "no body twice")
        for (body, id) in acknowledged { #expect(stored.contains { $0.body == body && $0.id == id }, "\(body)") }
        #expect(stored.map(\.number) == Array(1...Int64(stored.count)), "numbers without gaps")

        last.withLock { $0 = stored.last?.id }
        try await wake(server, tokens[0])
        await reading.value
        let told = await follower.told
        #expect(told.prefix(stored.count) == stored.map(\.id)[...], "the follower was told each once, in order")
        #expect(await follower.reloads == 0)
        server.remove()
    }

    /// One more message, so that the follower looks up.
    private func wake(_ server: ServerProcess, _ token: String) async throws {
        let line = try await ServerLine.open(server.port)
        _ = try await line.ask(0, "hello", [("token", .string(token))])
        _ = try await line.ask(
            1,
            "message.post",
            [("channel", "#berlin"), ("body", "the end"), ("key", "key-the-end")]
        )
    }

    private struct Stored: Hashable {
        let id: Int64
        let number: Int64
        let body: String
    }

    /// The whole channel, read by a fresh client.
    private func history(_ server: ServerProcess, _ token: String) async throws -> [Stored] {
        let line = try await ServerLine.open(server.port)
        _ = try await line.ask(0, "hello", [("token", .string(token))])
        var stored: [Stored] = []
        while true {
            let after = stored.last?.number ?? 0
            let page = try await line.ask(1, "channel.history", [("channel", "#berlin"), ("after", .integer(after))])
            for shown in page["ok"]?["lines"]?.array ?? [] {
                guard let message = shown["message"], let id = message["id"]?.integer,
                    let number = message["number"]?.integer
                else { continue }
                stored.append(Stored(id: id, number: number, body: message["body"]?.string ?? ""))
            }
            if page["ok"]?["more"]?["after"] != .bool(true) { return stored }
        }
    }
}
