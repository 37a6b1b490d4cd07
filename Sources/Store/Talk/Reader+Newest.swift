package import HubbubModel

private let newestInChannel = """
    SELECT m.id, m.posted_ms FROM message m JOIN thread t ON t.id = m.thread_id
    WHERE m.channel_id = ? AND m.posted_ms >= ? AND m.posted_ms <= ? AND (m.posted_ms, m.id) < (?, ?)
    AND m.state = 'live' AND t.begun_ms >= ?
    ORDER BY m.posted_ms DESC, m.id DESC LIMIT ?
    """
private let newestInThread = """
    SELECT m.id, m.posted_ms FROM message m
    WHERE m.thread_id = ? AND (m.posted_ms, m.id) < (?, ?) AND m.state = 'live'
    ORDER BY m.posted_ms DESC, m.id DESC LIMIT ?
    """
private let threadsListed = """
    SELECT n.number, t.last_ms FROM number n JOIN message m ON m.id = n.subject_id
    JOIN thread t ON t.id = m.thread_id AND t.root_id = m.id
    WHERE n.channel_id = ? AND n.number >= ? AND n.number <= ? AND n.kind = 0 AND n.state = 'live'
    AND t.is_listed = 1 AND t.begun_ms >= ? ORDER BY n.number
    """
private let activityLast = """
    SELECT max(last_ms) FROM (
        SELECT last_ms, begun_ms FROM thread WHERE channel_id = ? AND is_listed = 1 ORDER BY last_id DESC LIMIT ?
    ) WHERE begun_ms >= ?
    """

extension Reader {
    /// The newest live messages of several channels, newest first, those before a moment.
    ///
    /// Threads begun before `from` are not there, nor what was posted before it. Each channel costs a look at its newest `limit` messages.
    package func newest(
        in channels: [ChannelID],
        from: Time,
        before: MessageMoment = .end,
        limit: Int
    ) throws -> [Message] {
        let moments = try channels.flatMap { channel in
            try sql.rows(
                newestInChannel,
                channel,
                from,
                before.at,
                before.at,
                before.id,
                from,
                limit,
                read: Self.moment
            )
        }
        return try messages(at: moments, limit: limit)
    }

    /// The newest live messages of a thread, newest first, those before a moment.
    package func newest(
        in thread: ThreadID,
        before: MessageMoment = .end,
        limit: Int
    ) throws -> [Message] {
        try messages(
            at: try sql.rows(newestInThread, thread, before.at, before.id, limit, read: Self.moment),
            limit: limit
        )
    }

    /// Titled or answered threads whose roots stand at these numbers of a channel, by number.
    ///
    /// Threads begun before `from` are not there.
    package func listedThreads(
        in channel: ChannelID,
        from: Time,
        numbers: ClosedRange<Int64>
    ) throws -> [ListedThread] {
        try sql.rows(threadsListed, channel, numbers.lowerBound, numbers.upperBound, from) { row in
            ListedThread(number: row.int(0), lastAt: row.time(1))
        }
    }

    /// When something was last said in a titled or answered thread of a channel that was begun at `from` or later.
    ///
    /// Looks at the `Limits.page` liveliest threads; nil when none of them is so young.
    package func lastActivity(in channel: ChannelID, from: Time) throws -> Time? {
        try sql.int(activityLast, channel, Limits.page, from).map { Time(ms: $0) }
    }

    private static func moment(_ row: SQLRow) -> MessageMoment {
        MessageMoment(at: row.time(1), id: row.id(0))
    }

    private func messages(at moments: [MessageMoment], limit: Int) throws -> [Message] {
        let newest = moments.sorted { ($0.at, $0.id) > ($1.at, $1.id) }.prefix(limit)
        let messages = try messages(newest.map(\.id))
        return newest.compactMap { messages[$0.id] }
    }
}
