import FoundationEssentials
import HubbubWire
import TestServer

/// Someone without a login, who reads over HTTP.
struct VisitorSpeaker: Speaker {
    let port: Int

    /// A visitor is nowhere: each line names its place.
    func go(to channel: String) async throws {}

    /// Lines that read, as the commands they stand for; all else as a post, which needs a login.
    func answer(to line: String) async throws -> JSON {
        let words = line.split(separator: " ").map(String.init)
        let place = (words.last ?? "").replacing("#", with: "%23").replacing("/", with: "%2F")
        let answer: JSON
        switch words.first {
        case "/history": answer = try get("channel.history?channel=\(place)&replies=true")
        case "/modlog": answer = try get("modlog.list?hub=\(place)")
        case "/queue": answer = try get("queue.list?" + (place == "everywhere" ? "everywhere=true" : "hub=\(place)"))
        case "/notices": answer = try get("notice.list")
        default: answer = try get("unread.list")
        }
        guard let result = answer["ok"] else { return answer }
        return .object(JSON.Object([("ok", .object(JSON.Object([("result", result)])))]))
    }

    /// Nothing is told to visitors.
    func see(_ text: String) async throws { throw ServerLine.Broken() }

    func unread(_ channel: String) async throws -> [Count] { [] }

    private func get(_ path: String) throws -> JSON {
        let said = try Child.run("/usr/bin/env", ["curl", "-s", "http://127.0.0.1:\(port)/api/v1/\(path)"])
        return try JSONParser.parse(said.output)
    }
}
