import HubbubWire

/// Someone in a conversation, by whichever client.
protocol Speaker: Sendable {
    func go(to channel: String) async throws
    /// Types a line; the whole answer, with `ok` or `no`.
    func answer(to line: String) async throws -> JSON
    /// Waits until an event holds the text, in its kind or anywhere else.
    func see(_ text: String) async throws
    /// What is unread in a channel, and mentions among it: as counted by the client, and as the server says now.
    func unread(_ channel: String) async throws -> [Count]
}

extension Speaker {
    /// Types a line; nil when it was taken, else the refusal's code.
    func type(_ line: String) async throws -> String? {
        let answer = try await answer(to: line)
        return answer["ok"] == nil ? answer["no"]?["code"]?.string ?? "no answer" : nil
    }
}

struct Count: Hashable, CustomStringConvertible {
    let unread: Int64
    let mentions: Int64
    var description: String { "\(unread) unread, \(mentions) mentions" }
}
