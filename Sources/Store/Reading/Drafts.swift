package import HubbubModel

/// What a member has begun to write in one place.
package struct Draft: Hashable, Sendable {
    package let channel: ChannelID
    /// nil: a new root.
    package let thread: ThreadID?
    package let title: String
    package let body: String
    package let at: Time
}

extension Reader {
    /// A member's drafts, newest first.
    package func drafts(of member: MemberID) throws -> [Draft] {
        try sql.rows(
            """
            SELECT channel_id, thread_id, title, body, at_ms FROM draft WHERE member_id = ?
            ORDER BY at_ms DESC, channel_id, thread_id LIMIT ?
            """,
            member,
            Limits.drafts,
            read: Draft.init
        )
    }

    package func draft(of member: MemberID, in channel: ChannelID, _ thread: ThreadID?) throws -> Draft? {
        try sql.first(
            """
            SELECT channel_id, thread_id, title, body, at_ms FROM draft
            WHERE member_id = ? AND channel_id = ? AND thread_id = ?
            """,
            member,
            channel,
            thread ?? .none,
            read: Draft.init
        )
    }
}

extension Transaction {
    /// Keeps what a member has begun to write, on all devices.
    ///
    /// Refuses `limited` over `Limits.drafts`.
    package func keepDraft(
        of member: MemberID,
        _ channel: ChannelID,
        _ thread: ThreadID?,
        _ title: String,
        _ body: String
    )
        throws
    {
        let known = try draft(of: member, in: channel, thread)
        if let known, known.title == title, known.body == body { return }
        let count = try sql.int("SELECT count(*) FROM draft WHERE member_id = ?", member) ?? 0
        guard known != nil || count < Limits.drafts else { throw Refusal(.limited, detail: "drafts") }
        if known != nil { tookTextAway = true }
        try sql.run(
            """
            INSERT INTO draft (member_id, channel_id, thread_id, title, body, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (member_id, channel_id, thread_id) DO UPDATE SET title = ?4, body = ?5, at_ms = ?6
            """,
            member,
            channel,
            thread ?? .none,
            title,
            body,
            now
        )
        try announceDraft(of: member, channel, thread)
    }

    /// Forgets what was begun; nothing happens where nothing was.
    package func dropDraft(of member: MemberID, _ channel: ChannelID, _ thread: ThreadID?) throws {
        try sql.run(
            "DELETE FROM draft WHERE member_id = ? AND channel_id = ? AND thread_id = ?",
            member,
            channel,
            thread ?? .none
        )
        guard sql.changes > 0 else { return }
        tookTextAway = true
        try announceDraft(of: member, channel, thread)
    }

    /// What was posted is no draft any more.
    package func dropDraft(for new: NewMessage) throws {
        switch new.place {
        case .root(let channel): try dropDraft(of: new.author.id, channel, nil)
        case .reply(let thread):
            guard let home = try sql.int("SELECT channel_id FROM thread WHERE id = ?", thread) else { return }
            try dropDraft(of: new.author.id, ChannelID(home), thread)
        }
    }

    private func announceDraft(of member: MemberID, _ channel: ChannelID, _ thread: ThreadID?) throws {
        try append(
            .draftChanged,
            to: .member(member),
            subject: channel.rawValue,
            second: thread?.rawValue ?? 0
        )
    }
}

extension Draft {
    /// Columns: channel, thread, title, body, time.
    fileprivate init(_ row: SQLRow) {
        let thread: ThreadID = row.id(1)
        self.init(
            channel: row.id(0),
            thread: thread == .none ? nil : thread,
            title: row.text(2),
            body: row.text(3),
            at: row.time(4)
        )
    }
}
