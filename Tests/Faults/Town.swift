import HubbubModel
import HubbubWebSocket
import HubbubWire
import TestServer

/// A server that runs, with the hub `berlin` and members in it; the first of them made the hub's first steps.
struct Town: Sendable {
    let server: ServerProcess
    let tokens: [String]

    struct Stored: Hashable, Sendable {
        let id: Int64
        let number: Int64
        let body: String
    }

    init(_ nicks: String...) async throws {
        server = try ServerProcess()
        for nick in nicks { try server.run("member", "add", nick) }
        try server.run("hub", "add", "berlin", "--name", "Berlin")
        tokens = try nicks.map { [server] in try server.run("token", "create", $0) }
        try await server.start()
        do {
            for index in tokens.indices { try await join(index) }
        } catch {
            server.remove()
            throw error
        }
    }

    private func join(_ index: Int) async throws {
        let (line, _) = try await enter(index)
        let joined = try await line.ask(1, "hub.join", [("hub", "#berlin"), ("key", .string("join-key-\(index)"))])
        guard joined["ok"] != nil else { throw Unexpected(answer: joined) }
        line.socket.close()
    }

    struct Unexpected: Error { let answer: JSON }

    /// Connects and says hello; the answer to it.
    func enter(_ index: Int, cursor: String? = nil, deflates: Bool = true) async throws -> (ServerLine, JSON) {
        let line = try await ServerLine.open(server.port, deflates: deflates)
        let fields = [("token", JSON.string(tokens[index]))] + (cursor.map { [("cursor", .string($0))] } ?? [])
        let hello = try await line.ask(0, "hello", fields)
        guard hello["ok"] != nil else { throw Unexpected(answer: hello) }
        return (line, hello)
    }

    /// The whole channel, read by a fresh client.
    func history() async throws -> [Stored] {
        let (line, _) = try await enter(0)
        defer { line.socket.close() }
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
