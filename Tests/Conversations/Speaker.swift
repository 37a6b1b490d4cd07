import HubbubWire

/// Someone in a conversation, by whichever client.
protocol Speaker: Sendable {
    func go(to channel: String) async throws
    /// Types a line; true when it was taken, false when it was refused.
    func type(_ line: String) async throws -> Bool
    /// Waits until an event holds the text, in its kind or anywhere else.
    func see(_ text: String) async throws
    /// What is unread in a channel, and mentions among it: as counted by the client, and as the server says now.
    func unread(_ channel: String) async throws -> [Count]
}

struct Count: Hashable, CustomStringConvertible {
    let unread: Int64
    let mentions: Int64
    var description: String { "\(unread) unread, \(mentions) mentions" }
}
