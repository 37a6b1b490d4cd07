import HubbubModel
import HubbubWire
import TestServer

/// A member by the browser's protocol: one socket, typed lines as `line`, counts kept by the rule of docs/PROTOCOL.md
/// section 6.
actor BrowserSpeaker: Speaker {
    private let port: Int
    private let token: String
    private let line: ServerLine
    private var here = ""
    private var requests: Int64 = 1
    private var events: [JSON] = []
    private var tally: Tally

    init(port: Int, token: String) async throws {
        self.port = port
        self.token = token
        line = try await ServerLine.open(port)
        let hello = try await line.ask(0, "hello", [("token", .string(token))])
        guard let ok = hello["ok"], let tally = Tally(ok) else { throw ServerLine.Broken() }
        self.tally = tally
    }

    func go(to channel: String) async throws {
        here = channel
        guard let opened = try await ask("channel.open", [("channel", .string(channel))])["ok"] else {
            throw ServerLine.Broken()
        }
        tally.opened(opened)
    }

    func answer(to text: String) async throws -> JSON {
        let place: [(String, JSON)] = here.isEmpty ? [] : [("channel", .string(here))]
        let key = JSON.string("\(token.prefix(20))-\(requests)")
        return try await ask("line", place + [("text", .string(text)), ("key", key)])
    }

    func see(_ text: String) async throws {
        while true {
            if let index = events.firstIndex(where: { $0.holds(text) }) {
                events.removeFirst(index + 1)
                return
            }
            take(try await line.next())
        }
    }

    func unread(_ channel: String) async throws -> [Count] {
        // What has come by now is in front of the answer.
        let opened = try await ask("channel.open", [("channel", .string(channel)), ("limit", .integer(1))])
        guard let mine = opened["ok"]?["channel"]?["mine"], let id = mine["id"]?.integer else {
            throw ServerLine.Broken()
        }
        if tally.isUnsure(ChannelID(id)), let answer = opened["ok"] { tally.opened(answer) }
        let fresh = Count(unread: mine["unread"]?.integer ?? -1, mentions: mine["mentions"]?.integer ?? -1)
        return [tally.count(ChannelID(id)), fresh]
    }

    private func ask(_ command: String, _ fields: [(String, JSON)]) async throws -> JSON {
        requests += 1
        var seen: [JSON] = []
        let answer = try await line.ask(requests, command, fields) { seen.append($0) }
        for event in seen { take(event) }
        return answer
    }

    private func take(_ event: JSON) {
        guard event["ev"] != nil else { return }
        tally.take(event)
        events.append(event)
    }
}

extension JSON {
    /// Whether the text stands anywhere in it.
    func holds(_ text: String) -> Bool {
        switch self {
        case .string(let value): value.contains(text)
        case .array(let elements): elements.contains { $0.holds(text) }
        case .object(let object): object.members.contains { $0.value.holds(text) }
        default: false
        }
    }
}
