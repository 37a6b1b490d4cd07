import HubbubModel
import HubbubWebSocket
import HubbubWire
import Synchronization
import TestServer

/// Posts a stream of messages whatever happens to the server, and keeps a ledger: what was acknowledged, under which id.
///
/// Several requests are under way at once. After a break those without an answer are sent again under their keys, as a client would.
actor Author {
    private let port: Int
    private let token: String
    private let name: String
    private(set) var acknowledged: [String: Int64] = [:]
    private var sent = 0
    private var isStopping = false

    init(port: Int, token: String, name: String) {
        self.port = port
        self.token = token
        self.name = name
    }

    var count: Int { acknowledged.count }

    func stop() {
        isStopping = true
    }

    func run() async {
        var unanswered: [String] = []
        while !isStopping || !unanswered.isEmpty {
            guard let line = try? await ServerLine.open(port) else {
                await Task.yield()
                continue
            }
            do {
                _ = try await line.ask(0, "hello", [("token", .string(token))])
                try await talk(line, &unanswered)
            } catch {
                line.socket.abort()
            }
        }
    }

    private func talk(_ line: ServerLine, _ unanswered: inout [String]) async throws {
        var waiting: [Int64: String] = [:]
        for body in unanswered { post(body, line, &waiting) }
        while !isStopping || !waiting.isEmpty {
            while waiting.count < Self.window, !isStopping {
                sent += 1
                let body = "\(name)-\(sent)"
                unanswered.append(body)
                post(body, line, &waiting)
            }
            let received = try await line.next()
            guard let id = received["re"]?.integer, let body = waiting.removeValue(forKey: id) else { continue }
            if let message = received["ok"]?["message"]?["id"]?.integer {
                acknowledged[body] = message
                unanswered.removeAll { $0 == body }
            } else {
                post(body, line, &waiting)
            }
        }
    }

    private static let window = 8
    private var requests: Int64 = 0

    private func post(_ body: String, _ line: ServerLine, _ waiting: inout [Int64: String]) {
        requests += 1
        waiting[requests] = body
        line.send(
            requests,
            "message.post",
            [("channel", "#berlin"), ("body", .string(body)), ("key", .string("key-\(body)"))]
        )
    }
}
