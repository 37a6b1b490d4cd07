package import HubbubModel

extension Transaction {
    /// Gives a message a new text; the old one stays as a version.
    ///
    /// `files` are what it shows from now on; nil leaves them. Those newly mentioned begin to follow. Refuses `conflict` for a message that is gone.
    package func edit(
        _ id: MessageID,
        body: String,
        excerpt: String,
        mentions: [Message.Mention],
        hasLink: Bool,
        files: [Attachment]? = nil
    ) throws -> Message {
        guard let old = try searchEntry(id), let before = try message(id) else { throw Refusal(.conflict) }
        let mentions = Array(mentions.prefix(Limits.mentionsPerMessage))
        try sql.run(
            """
            UPDATE message SET version = version + 1, edited_ms = ?, has_link = ?, has_mentions = ? WHERE id = ?
            """,
            now,
            hasLink,
            !mentions.isEmpty,
            id
        )
        try sql.run(
            "INSERT INTO message_version (message_id, version, at_ms, body) VALUES (?, ?, ?, ?)",
            id,
            before.version + 1,
            now,
            body
        )
        try sql.run("DELETE FROM mention WHERE message_id = ?", id)
        var after = before
        after.mentions = mentions
        try insertMentions(after)
        if before.isRoot { try sql.run("UPDATE thread SET excerpt = ? WHERE root_id = ?", excerpt, id) }
        if let files { try replaceFiles(of: id, with: files) }
        unindex(old)
        return try announceEdit(id, known: before.mentions)
    }

    /// Finds a message by what it says now, and tells who reads it.
    func announceChanged(_ id: MessageID) throws -> Message {
        guard let message = try message(id), let entry = try searchEntry(id) else { throw Refusal.notFound }
        index(entry)
        try announce(
            .messageEdited,
            about: id.rawValue,
            thread: message.thread,
            home: message.channel,
            payload: .message(message)
        )
        return message
    }

    private func announceEdit(_ id: MessageID, known: [Message.Mention]) throws -> Message {
        let message = try announceChanged(id)
        let before = Set(known.map(\.member))
        let listings = try listings(of: [message.thread])[message.thread] ?? []
        try tellMentioned(
            message.mentions.filter { !before.contains($0.member) },
            in: message,
            listings: listings.map(\.channel)
        )
        return message
    }

    /// What the search index holds of a live message; nil when it is gone.
    func searchEntry(_ id: MessageID) throws -> SearchEntry? {
        let found = try sql.first(
            """
            SELECT m.thread_id, c.hub_id, m.channel_id, m.author_id, m.is_root, m.has_link, m.language, t.title, v.body,
                m.posted_ms, m.has_files
            FROM message m JOIN message_version v ON v.message_id = m.id AND v.version = m.version
            JOIN thread t ON t.id = m.thread_id JOIN channel c ON c.id = m.channel_id
            WHERE m.id = ? AND m.state = 'live'
            """,
            id
        ) { row in
            let entry = SearchEntry(
                message: id,
                thread: row.id(0),
                hub: row.optionalID(1),
                channel: row.id(2),
                author: row.id(3),
                at: row.time(9),
                isRoot: row.bool(4),
                hasLink: row.bool(5),
                language: row.text(6),
                title: row.bool(4) ? row.text(7) : "",
                body: row.text(8)
            )
            return (entry, hasFiles: row.bool(10))
        }
        guard var entry = found?.0 else { return nil }
        if found?.hasFiles == true { entry.files = try files(of: [id])[id] ?? [] }
        return entry
    }
}
