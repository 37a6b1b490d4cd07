package import HubbubModel

extension Reader {
    /// Whether anything that a message said is still kept.
    package func hasText(_ id: MessageID) throws -> Bool {
        try sql.exists("SELECT 1 FROM message_version WHERE message_id = ?", id)
    }
}

extension Transaction {
    /// Erases what a message said, for good: its texts, its files, what is found by them, what quotes them, what was
    /// said about it with reports and acts.
    ///
    /// Its number stays, as a removed one's. `Store.finishPurge` does the rest, after the commit. Refuses `already`.
    package func purge(_ message: Message, _ deed: Deed) throws -> Entry {
        guard try hasText(message.id) else { throw Refusal(.already, field: "message", detail: "gone") }
        let side = EntrySide(
            actor: deed.actor,
            member: message.author.id,
            message: message.id,
            thread: message.thread,
            channel: message.channel
        )
        let entry = try record(.purge, scope: .message, deed, touching: side)
        try eraseWords(about: message.id, but: entry, deed)
        try forget(message)
        try tell(entry: entry, side)
        return entry
    }

    /// As above, where a restored backup has again what was purged.
    func purgeAgain(_ id: MessageID) throws {
        guard let message = try message(id), try hasText(id) else { return }
        let hub = try channel(message.channel)?.hub
        _ = try purge(message, Deed(chain: hub.map { .hub($0) } ?? .community, actor: nil, role: .server))
    }

    /// What was purged after the backup was made that this database came from.
    func refuseAgain(_ hashes: [ContentHash]) throws {
        try refuse(hashes.filter { try !isRefused($0) })
    }

    private func forget(_ message: Message) throws {
        tookTextAway = true
        let texts = try sql.rows("SELECT body FROM message_version WHERE message_id = ?", message.id) { $0.text(0) }
        if let entry = try searchEntry(message.id) { unindex(entry) } else { try SearchSweep.note(in: sql) }
        try refuse(contents(of: message.id), but: message.id)
        for statement in [
            "DELETE FROM message_version WHERE message_id = ?",
            "DELETE FROM mention WHERE message_id = ?",
            "DELETE FROM reaction WHERE message_id = ?",
            "DELETE FROM unread_mark WHERE message_id = ?",
            "UPDATE held_post SET title = '', body = '', excerpt = '' WHERE message_id = ?",
            "UPDATE thread SET title = '', excerpt = '' WHERE root_id = ?",
            "DELETE FROM change WHERE kind = 'thread.title' AND subject_id = (SELECT id FROM thread WHERE root_id = ?)",
            """
            UPDATE message SET state = 'removed', ended_ms = NULL, has_mentions = 0, has_reactions = 0, has_link = 0,
                has_files = 0
            WHERE id = ?
            """,
        ] { try sql.run(statement, message.id) }
        try sql.run(
            "UPDATE number SET state = 'removed' WHERE channel_id = ? AND number = ?",
            message.channel,
            message.number
        )
        try forgetQuotes(of: texts, by: message.author.nick)
        try recount(message.thread)
        try announcePurge(of: message)
    }

    private func announcePurge(of message: Message) throws {
        let listings = try listings(of: [message.thread])[message.thread]?.map(\.channel) ?? []
        for channel in [message.channel] + listings {
            try append(
                .messagePurged,
                to: .channel(channel),
                subject: message.id.rawValue,
                second: message.thread.rawValue,
                third: message.channel.rawValue
            )
        }
        try announceChange(of: message.thread)
    }

    /// Reports and entries about it lose their words; an entry's side row goes as a whole, and the log says so.
    private func eraseWords(about message: MessageID, but purge: Entry, _ deed: Deed) throws {
        let items = try sql.rows(
            """
            SELECT id FROM queue_item WHERE message_id = ?1
            OR entry_id IN (SELECT entry_id FROM entry_side WHERE message_id = ?1)
            """,
            message
        ) { $0.id(0) as QueueItemID }
        for item in try items.compactMap({ try queueItem($0) }) {
            try sql.run("UPDATE report SET words = '' WHERE item_id = ?", item.id)
            guard item.kind == .report, item.state != .done else { continue }
            _ = try settle(item, .gone, nil)
            try tellReporters(of: item)
        }
        // Those about the message, and those about these: what was said when an appeal was decided names no message.
        let entries = try sql.rows(
            """
            WITH RECURSIVE told (id) AS (
                SELECT entry_id FROM entry_side WHERE message_id = ?1
                UNION SELECT e.id FROM told t JOIN entry a ON a.id = t.id
                    JOIN entry e ON e.chain = a.chain AND e.about = a.number
            )
            SELECT s.entry_id FROM told t JOIN entry_side s ON s.entry_id = t.id
            WHERE s.words <> '' AND s.entry_id <> ?2 ORDER BY s.entry_id
            """,
            message,
            purge.id
        ) { $0.id(0) as EntryID }
        for entry in try entries.compactMap({ try self.entry($0) }) {
            _ = try erase(entry, Deed(chain: entry.chain, actor: deed.actor, role: deed.role))
        }
    }
}
