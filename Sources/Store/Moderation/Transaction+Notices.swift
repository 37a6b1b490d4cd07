package import HubbubModel

extension Transaction {
    /// Tells the member whom an entry touches; nobody is told of what they did themselves.
    func tell(entry: Entry, _ side: EntrySide) throws {
        guard let member = side.member, member != side.actor else { return }
        try notify(member, .act, entry: entry.id)
    }

    /// Leaves a member a notice, and tells their sessions.
    func notify(_ member: MemberID, _ kind: Notice.Kind, entry: EntryID? = nil, item: QueueItemID? = nil) throws {
        let id: NoticeID = nextID(.notice)
        try sql.run(
            "INSERT INTO notice (id, member_id, kind, entry_id, item_id, at_ms) VALUES (?, ?, ?, ?, ?, ?)",
            id,
            member,
            kind.rawValue,
            entry,
            item,
            now
        )
        try append(.noticeAdded, to: .member(member), subject: id.rawValue)
    }

    /// Marks a member's notices up to one as seen.
    package func seeNotices(of member: MemberID, upTo id: NoticeID) throws {
        try sql.run(
            "UPDATE notice SET seen_ms = ? WHERE member_id = ? AND id <= ? AND seen_ms IS NULL",
            now,
            member,
            id
        )
    }
}

extension Reader {
    package func notice(_ id: NoticeID) throws -> Notice? {
        try sql.first(
            "SELECT id, member_id, kind, entry_id, item_id, at_ms, seen_ms FROM notice WHERE id = ?",
            id,
            read: Self.notice
        )
    }

    /// A member's notices, newest first, below an id.
    package func notices(of member: MemberID, before: NoticeID?, limit: Int) throws -> [Notice] {
        try sql.rows(
            """
            SELECT id, member_id, kind, entry_id, item_id, at_ms, seen_ms FROM notice
            WHERE member_id = ? AND id < ? ORDER BY id DESC LIMIT ?
            """,
            member,
            before ?? NoticeID(.max),
            limit,
            read: Self.notice
        )
    }

    private static func notice(_ row: SQLRow) throws -> Notice {
        Notice(
            id: row.id(0),
            member: row.id(1),
            kind: try row.value(2),
            entry: row.optionalID(3),
            item: row.optionalID(4),
            at: row.time(5),
            isSeen: !row.isNull(6)
        )
    }
}
