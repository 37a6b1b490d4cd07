import HubbubModel
import HubbubWebSocket
import HubbubWire
import TestServer

/// Reads what comes, resuming from its cursor after each break; keeps every message it was told of, in order.
actor Follower {
    private let port: Int
    private let token: String
    private(set) var told: [Int64] = []
    private(set) var reloads = 0
    private var cursor: String?
    private var isStopping = false

    init(port: Int, token: String) {
        self.port = port
        self.token = token
    }

    /// Whether it has said hello once: from then on it must be told of everything.
    var isListening: Bool { cursor != nil }

    /// Ends once `message` was told.
    func run(until message: @escaping @Sendable () async -> Int64?) async {
        while true {
            if let last = await message(), told.contains(last) { return }
            guard let line = try? await ServerLine.open(port) else {
                await Task.yield()
                continue
            }
            do {
                try await listen(line, until: message)
                line.socket.close()
                return
            } catch {
                line.socket.abort()
            }
        }
    }

    private func listen(_ line: ServerLine, until message: @Sendable () async -> Int64?) async throws {
        let fields: [(String, JSON)] = [("token", .string(token))] + (cursor.map { [("cursor", .string($0))] } ?? [])
        let hello = try await line.ask(0, "hello", fields)
        if hello["ok"]?["resync"] == .bool(true) { reloads += 1 }
        for event in hello["ok"]?["events"]?.array ?? [] { take(event) }
        cursor = hello["ok"]?["cursor"]?.string ?? cursor
        while true {
            if let last = await message(), told.contains(last) { return }
            take(try await line.next())
        }
    }

    private func take(_ event: JSON) {
        if let at = event["at"]?.string { cursor = at }
        guard event["ev"] == "message.posted", let id = event["message"]?["id"]?.integer else { return }
        told.append(id)
    }
}

extension JSON: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
}
