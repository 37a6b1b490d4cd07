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
        let town = try await Town("ana", "ben", "carla")
        let (server, tokens) = (town.server, town.tokens)
        defer { server.remove() }

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
        let stored = try await town.history()
        #expect(Set(stored.map(\.body)).count == stored.count, "no body twice")
        for (body, id) in acknowledged { #expect(stored.contains { $0.body == body && $0.id == id }, "\(body)") }
        #expect(stored.map(\.number) == Array(1...Int64(stored.count)), "numbers without gaps")

        last.withLock { $0 = stored.last?.id }
        try await wake(server, tokens[0])
        await reading.value
        let told = await follower.told
        #expect(told.prefix(stored.count) == stored.map(\.id)[...], "the follower was told each once, in order")
        #expect(await follower.reloads == 0)
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
}
