package import HubbubModel

/// A run of a thread's messages, in its order: by time posted, then id.
package struct MessageRun: Sendable {
    package let messages: [Message]
    /// There are messages before.
    package let before: Bool
    /// There are messages after.
    package let after: Bool
}

private let columns = MessageRow.columns
private let source = MessageRow.source
private let upwards = """
    SELECT \(columns) FROM \(source) WHERE m.thread_id = ? AND (m.posted_ms, m.id) >= (?, ?) AND m.state <> 'held'
    ORDER BY m.posted_ms, m.id LIMIT ?
    """
private let downwards = """
    SELECT \(columns) FROM \(source) WHERE m.thread_id = ? AND (m.posted_ms, m.id) < (?, ?) AND m.state <> 'held'
    ORDER BY m.posted_ms DESC, m.id DESC LIMIT ?
    """

extension Reader {
    /// A thread's messages before, after or around one of them; its first ones when none is named.
    ///
    /// The root comes first; those that are gone keep their place, without text.
    package func messages(
        in thread: ThreadID,
        before: MessageID? = nil,
        after: MessageID? = nil,
        around: MessageID? = nil,
        limit: Int
    ) throws -> MessageRun {
        if let before { return try run(thread, at: try place(before), down: limit, up: 0) }
        if let after {
            let place = try place(after)
            return try run(thread, at: (place.at, MessageID(place.id.rawValue + 1)), down: 0, up: limit)
        }
        if let around { return try run(thread, at: try place(around), down: limit / 2, up: limit - limit / 2) }
        return try run(thread, at: (Time(ms: .min), .none), down: 0, up: limit)
    }

    private typealias Place = (at: Time, id: MessageID)

    /// Where a message stands in its thread; refuses `notFound` for an unknown one.
    private func place(_ id: MessageID) throws -> Place {
        guard let at = try sql.int("SELECT posted_ms FROM message WHERE id = ?", id) else { throw Refusal.notFound }
        return (Time(ms: at), id)
    }

    private func run(_ thread: ThreadID, at place: Place, down: Int, up: Int) throws -> MessageRun {
        let below = try sql.rows(downwards, thread, place.at, place.id, down + 1, read: MessageRow.init)
        let above = try sql.rows(upwards, thread, place.at, place.id, up + 1, read: MessageRow.init)
        return MessageRun(
            messages: try complete(Array(below.prefix(down).reversed() + above.prefix(up))),
            before: below.count > down,
            after: above.count > up
        )
    }
}
