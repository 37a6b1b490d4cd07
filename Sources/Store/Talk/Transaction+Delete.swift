package import HubbubModel

extension Transaction {
    /// Takes a message away: its number stays spent, its text goes after `Limits.deletedTextLife`.
    ///
    /// One that is gone already is answered as it is, without an event.
    package func delete(_ id: MessageID) throws -> Message {
        guard let message = try message(id) else { throw Refusal.notFound }
        guard message.state == .live else { return message }
        if let entry = try searchEntry(id) { unindex(entry) }
        try sql.run("UPDATE message SET state = 'deleted', ended_ms = ? WHERE id = ?", now, id)
        try sql.run(
            "UPDATE number SET state = 'deleted' WHERE channel_id = ? AND number = ?",
            message.channel,
            message.number
        )
        try sql.run("DELETE FROM unread_mark WHERE message_id = ?", id)
        if message.isRoot { try sql.run("UPDATE thread SET excerpt = '' WHERE id = ?", message.thread) }
        try recount(message.thread)
        guard let gone = try self.message(id) else { throw Refusal.notFound }
        try announce(
            .messageDeleted,
            about: id.rawValue,
            thread: message.thread,
            home: message.channel,
            payload: .message(gone)
        )
        return gone
    }

    /// Brings a thread's replies, faces and newest message in line with its live messages.
    ///
    /// A thread without a live message keeps its root as the newest. One whose root is removed is listed for its answers
    /// alone; one whose root went into another thread is not listed.
    func recount(_ thread: ThreadID) throws {
        let latest = try sql.first(
            "SELECT id, posted_ms FROM message WHERE thread_id = ? AND state = 'live' ORDER BY posted_ms DESC, id DESC LIMIT 1",
            thread
        ) { (id: $0.id(0) as MessageID, at: $0.time(1)) }
        let replies =
            try sql.int(
                "SELECT count(*) FROM message WHERE thread_id = ? AND is_root = 0 AND state = 'live'",
                thread
            ) ?? 0
        try sql.run(
            """
            UPDATE thread SET replies = ?, face_ids = ?, is_listed = (SELECT count(*) FROM message r
                    WHERE r.id = root_id AND r.thread_id = thread.id AND (? > 0 OR (title <> '' AND r.state <> 'removed'))),
                last_id = coalesce(?, root_id), last_ms = coalesce(?, begun_ms) WHERE id = ?
            """,
            replies,
            ThreadRow.text(faces: try lastAnswerers(thread)),
            replies,
            latest?.id,
            latest?.at,
            thread
        )
    }

    /// Who answered last, newest first.
    private func lastAnswerers(_ thread: ThreadID) throws -> [MemberID] {
        var faces: [MemberID] = []
        let authors = try sql.rows(
            """
            SELECT author_id FROM message WHERE thread_id = ? AND is_root = 0 AND state = 'live'
            ORDER BY posted_ms DESC, id DESC LIMIT ?
            """,
            thread,
            Limits.page
        ) { $0.id(0) as MemberID }
        for author in authors where !faces.contains(author) && faces.count < Limits.threadFaces {
            faces.append(author)
        }
        return faces
    }
}
