package import HubbubModel

extension Reader {
    /// What waits, or waited, as an item of the queue; nil for items of other kinds.
    package func heldPost(_ item: QueueItemID) throws -> HeldPost? {
        let mentions = try sql.rows(
            """
            SELECT json_extract(m.value, '$[0]'), json_extract(m.value, '$[1]')
            FROM held_post h JOIN json_each(h.mentions) m WHERE h.item_id = ?
            """,
            item
        ) { Message.Mention(member: $0.id(0), nick: $0.text(1)) }
        let files = try files(of: item)
        return try sql.first(
            """
            SELECT author_id, channel_id, thread_id, title, body, is_action, language, message_id, excerpt, has_link,
                answers_id FROM held_post WHERE item_id = ?
            """,
            item
        ) { row in
            HeldPost(
                item: item,
                author: row.id(0),
                channel: row.id(1),
                thread: row.optionalID(2),
                title: row.text(3),
                body: row.text(4),
                isAction: row.bool(5),
                language: row.text(6),
                mentions: mentions,
                message: row.optionalID(7),
                excerpt: row.text(8),
                hasLink: row.bool(9),
                answers: row.optionalID(10),
                files: files
            )
        }
    }

    /// A member's posts that wait, and those rejected whose text is still there; newest first.
    package func heldPosts(of member: MemberID, limit: Int) throws -> [QueueItem] {
        let ids = try sql.rows(
            """
            SELECT q.id FROM queue_item q JOIN held_post h ON h.item_id = q.id
            WHERE q.member_id = ? AND q.kind = 'held' AND (q.state <> 'done' OR q.outcome = 'rejected')
                AND (h.body <> '' OR EXISTS (SELECT 1 FROM file f WHERE f.item_id = h.item_id))
            ORDER BY q.id DESC LIMIT ?
            """,
            member,
            limit
        ) { $0.id(0) as QueueItemID }
        return try ids.compactMap { try queueItem($0) }
    }
}

extension Transaction {
    /// Keeps a post back until a moderator approves it.
    ///
    /// Refuses `limited` where its author has `Limits.heldPosts` waiting, `notFound` where the place is not there.
    package func hold(_ new: NewMessage, _ reason: HoldReason) throws -> QueueItem {
        let (channel, thread): (ChannelID, ThreadID?)
        switch new.place {
        case .root(let id): (channel, thread) = (id, nil)
        case .reply(let id):
            guard let home = try self.thread(id)?.channel else { throw Refusal.notFound }
            (channel, thread) = (home, id)
        }
        guard let hub = try self.channel(channel)?.hub else { throw Refusal.notFound }
        let waiting = try sql.int(
            "SELECT count(*) FROM queue_item WHERE member_id = ? AND kind = 'held' AND state <> 'done'",
            new.author.id
        )
        guard (waiting ?? 0) < Limits.heldPosts else { throw Refusal(.limited, try: "/withdraw", detail: "held") }
        let due = now.advanced(by: Limits.reportGoesUp)
        let item = try open(.held, in: hub, about: new.author.id, reason: reason, due: due)
        let mentions = new.mentions.prefix(Limits.mentionsPerMessage).map { "[\($0.member),\"\($0.nick)\"]" }
        try sql.run(
            """
            INSERT INTO held_post (item_id, author_id, channel_id, thread_id, answers_id, title, body, excerpt, is_action,
                has_link, language, mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            item.id,
            new.author.id,
            channel,
            thread,
            new.answers,
            new.title,
            new.body,
            new.excerpt,
            new.isAction,
            new.hasLink,
            new.language,
            "[\(mentions.joined(separator: ","))]"
        )
        try attach(new.files, to: item.id)
        return item
    }

    /// Posts what was held: it gets its id and number now.
    ///
    /// Refuses `already`, and `conflict` where its author may not write there any more.
    package func approve(_ item: QueueItem, _ deed: Deed) throws -> (entry: Entry, message: Message) {
        let held = try waitingPost(item)
        guard let hub = item.hub else { throw Refusal.notFound }
        let author = try standing(of: held.author, in: hub)
        guard !author.isBanned, !author.isMuted, try member(held.author)?.state == .active else {
            throw Refusal(.conflict, detail: "author")
        }
        let new = NewMessage(
            author: try face(held.author),
            place: held.thread.map { .reply($0) } ?? .root(held.channel),
            body: held.body,
            excerpt: held.excerpt,
            title: held.title,
            isAction: held.isAction,
            language: held.language,
            mentions: held.mentions,
            hasLink: held.hasLink,
            answers: held.answers,
            files: held.files
        )
        let (message, _) = try post(new)
        let side = EntrySide(actor: deed.actor, member: held.author, message: message.id)
        let entry = try record(.approve, scope: .message, deed, touching: side)
        _ = try settle(item, .approved, entry)
        try sql.run(
            "UPDATE held_post SET message_id = ?, title = '', body = '', excerpt = '' WHERE item_id = ?",
            message.id,
            item.id
        )
        try notify(held.author, .decided, item: item.id)
        return (entry, message)
    }

    /// Turns a held post down; its author has the text for a while, to mend it.
    package func reject(_ item: QueueItem, _ deed: Deed) throws -> Entry {
        let held = try waitingPost(item)
        let side = EntrySide(actor: deed.actor, member: held.author, channel: held.channel)
        let entry = try record(.reject, scope: .message, deed, touching: side)
        try keep([settle(item, .rejected, entry)], of: entry)
        try notify(held.author, .decided, entry: entry.id, item: item.id)
        return entry
    }

    /// Takes a post back that waits; one that was rejected is only read again.
    ///
    /// Refuses `already` where it was posted.
    package func withdraw(_ item: QueueItem) throws {
        if item.state == .done, item.outcome == .rejected || item.outcome == .withdrawn { return }
        _ = try waitingPost(item)
        _ = try settle(item, .withdrawn, nil)
    }

    private func waitingPost(_ item: QueueItem) throws -> HeldPost {
        guard item.state != .done, let held = try heldPost(item.id) else { throw Refusal(.already, detail: "decided") }
        return held
    }
}
