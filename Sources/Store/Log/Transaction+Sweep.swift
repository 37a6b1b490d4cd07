import HubbubModel

extension Transaction {
    /// Rows of one kind that one sweep takes: a few milliseconds of the writer.
    private static let sweepRows = 500

    /// Removes what has served its time: text of deleted messages, keys, old events.
    ///
    /// Bounded work; true when there may be more: sweep again, and `Store.cutLog` at last.
    package func sweep() throws -> Bool {
        let words = [try sweepText(), try sweepDecided(), try sweepNotes()]
        if words.contains(where: { $0 > 0 }) { tookTextAway = true }
        let swept = words + [try sweepKeys(), try sweepEvents(), try sweepUploads()]
        return swept.contains { $0 >= Self.sweepRows }
    }

    /// A message whose text is gone bears no end any more, so that it is not looked at again.
    private func sweepText() throws -> Int {
        let messages = try sql.rows(
            """
            SELECT id FROM message WHERE ended_ms IS NOT NULL AND ended_ms <= ? AND state = 'deleted'
            ORDER BY ended_ms LIMIT ?
            """,
            now.advanced(by: .zero - Limits.deletedTextLife),
            Self.sweepRows
        ) { $0.id(0) as MessageID }
        return try sweepText(of: messages) + sweepText(of: removedLongAgo())
    }

    /// An appeal that is open keeps the text that it is about.
    private func removedLongAgo() throws -> [MessageID] {
        try sql.rows(
            """
            SELECT m.id FROM message m WHERE m.ended_ms IS NOT NULL AND m.ended_ms <= ? AND m.state = 'removed'
            AND NOT EXISTS (SELECT 1 FROM queue_item q JOIN entry_side s ON s.entry_id = q.entry_id
                WHERE q.member_id = m.author_id AND q.kind = 'appeal' AND q.state <> 'done' AND s.message_id = m.id)
            ORDER BY m.ended_ms LIMIT ?
            """,
            now.advanced(by: .zero - Limits.removedTextLife),
            Self.sweepRows
        ) { $0.id(0) }
    }

    private func sweepText(of messages: [MessageID]) throws -> Int {
        let list = idList(messages)
        for statement in [
            "DELETE FROM message_version WHERE message_id IN (SELECT value FROM json_each(?))",
            "DELETE FROM mention WHERE message_id IN (SELECT value FROM json_each(?))",
            "DELETE FROM reaction WHERE message_id IN (SELECT value FROM json_each(?))",
            "DELETE FROM unread_mark WHERE message_id IN (SELECT value FROM json_each(?))",
            "DELETE FROM file WHERE message_id IN (SELECT value FROM json_each(?))",
            "UPDATE thread SET excerpt = '' WHERE root_id IN (SELECT value FROM json_each(?))",
            """
            UPDATE message SET ended_ms = NULL, has_mentions = 0, has_reactions = 0, has_files = 0
            WHERE id IN (SELECT value FROM json_each(?))
            """,
        ] where !messages.isEmpty {
            try sql.run(statement, list)
        }
        return messages.count
    }

    /// A post's key lives as long as its message.
    private func sweepKeys() throws -> Int {
        try sql.run(
            """
            DELETE FROM act WHERE (member_id, key) IN
                (SELECT member_id, key FROM act WHERE is_post = 0 AND at_ms <= ? ORDER BY at_ms LIMIT ?)
            """,
            now.advanced(by: .zero - Limits.keyLife),
            Self.sweepRows
        )
        return Int(sql.changes)
    }

    /// The newest event stays, whatever its age: ids go on from it.
    private func sweepEvents() throws -> Int {
        try sql.run(
            """
            DELETE FROM event WHERE at_ms <= ?1 AND id IN
                (SELECT id FROM event WHERE id < (SELECT max(id) FROM event) ORDER BY id LIMIT ?2)
            """,
            now.advanced(by: .zero - Limits.eventLife),
            Self.sweepRows
        )
        return Int(sql.changes)
    }
}
