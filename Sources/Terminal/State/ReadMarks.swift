import HubbubModel
import HubbubWire

/// How far printed messages have moved read positions that the server has not been told of yet.
struct ReadMarks: Hashable, Sendable {
    private var channels: [ChannelID: MessageID] = [:]
    private var threads: [ThreadID: Mark] = [:]

    struct Mark: Hashable, Sendable {
        let channel: ChannelID
        var message: MessageID
    }

    var isEmpty: Bool { channels.isEmpty && threads.isEmpty }

    mutating func readRoot(_ message: MessageID, in channel: ChannelID) {
        channels[channel] = max(channels[channel] ?? .none, message)
    }

    mutating func readReply(_ message: MessageID, of thread: ThreadID, in channel: ChannelID) {
        threads[thread] = Mark(channel: channel, message: max(threads[thread]?.message ?? .none, message))
    }

    /// The requests that tell the server, and nothing left.
    mutating func take() -> [Ask] {
        defer { self = ReadMarks() }
        let roots = channels.sorted { $0.key < $1.key }.map { channel, message in
            Self.ask([("channel", .integer(channel.rawValue)), ("to", .integer(message.rawValue))])
        }
        let replies = threads.sorted { $0.key < $1.key }.map { thread, mark in
            Self.ask([
                ("channel", .integer(mark.channel.rawValue)), ("thread", .integer(thread.rawValue)),
                ("to", .integer(mark.message.rawValue)),
            ])
        }
        return roots + replies
    }

    static let command = "read.mark"

    private static func ask(_ fields: [(String, JSON)]) -> Ask {
        Ask(command, fields, for: .quiet, isAct: true)
    }
}
