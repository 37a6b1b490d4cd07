package import HubbubModel

extension Reader {
    /// When a member posted in a channel, or in one thread of it, since a moment: newest first, at most `limit`.
    ///
    /// Looks at the newest `Limits.slowPerDayMost` of their messages, of which more in a day nothing asks for.
    package func posts(
        by member: MemberID,
        in channel: ChannelID,
        thread: ThreadID?,
        after: Time,
        limit: Int
    ) throws -> [Time] {
        try sql.rows(
            """
            SELECT posted_ms FROM (
                SELECT posted_ms, channel_id, thread_id FROM message
                WHERE author_id = ?1 AND is_imported = 0 ORDER BY id DESC LIMIT ?2
            ) WHERE posted_ms > ?3 AND channel_id = ?4 AND (?5 IS NULL OR thread_id = ?5) LIMIT ?6
            """,
            member,
            Limits.slowPerDayMost,
            after,
            channel,
            thread,
            limit
        ) { $0.time(0) }
    }
}
