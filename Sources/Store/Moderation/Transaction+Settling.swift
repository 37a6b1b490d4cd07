package import HubbubModel

private let places = """
    WITH place AS (
        SELECT s.member_id, coalesce(r.level, s.level) AS level, coalesce(r.position_id, 0) AS position,
            max(coalesce(r.floor_id, 0), s.floor_id) AS floor
        FROM channel c JOIN membership s ON s.hub_id = c.hub_id
        LEFT JOIN channel_read r ON r.member_id = s.member_id AND r.channel_id = c.id
        WHERE c.id = ?2
        UNION ALL
        SELECT s.member_id, coalesce(r.level, s.level), coalesce(r.position_id, 0),
            max(coalesce(r.floor_id, 0), s.floor_id)
        FROM share h JOIN channel c ON c.id = h.channel_id JOIN membership s ON s.hub_id = c.hub_id
        LEFT JOIN channel_read r ON r.member_id = s.member_id AND r.channel_id = c.id
        WHERE h.thread_id = ?3 AND h.ended_ms IS NULL
        AND NOT EXISTS (SELECT 1 FROM channel k JOIN membership o ON o.hub_id = k.hub_id
            WHERE k.id = ?2 AND o.member_id = s.member_id)
        AND NOT EXISTS (SELECT 1 FROM share e JOIN channel k ON k.id = e.channel_id
            JOIN membership o ON o.hub_id = k.hub_id AND o.member_id = s.member_id
            WHERE e.thread_id = ?3 AND e.ended_ms IS NULL AND e.id < h.id)
    )
    """
private let countable = """
    m.is_settled = 0 AND m.is_imported = 0 AND m.author_id <> p.member_id AND m.id > p.floor
    AND NOT EXISTS (SELECT 1 FROM ignored i WHERE i.member_id = p.member_id AND i.ignored_id = m.author_id)
    """
private let isMentioned =
    "EXISTS (SELECT 1 FROM mention n WHERE n.message_id = m.id AND n.member_id = p.member_id)"
private let countedRoots = """
    json_each(?1) j CROSS JOIN message m ON m.id = j.value CROSS JOIN place p
    WHERE m.is_root = 1 AND m.id > p.position AND \(countable) AND (p.level <> 'mute' OR \(isMentioned))
    """
private let countedReplies = """
    place p LEFT JOIN thread_read f ON f.member_id = p.member_id AND f.thread_id = ?3
    CROSS JOIN json_each(?1) j CROSS JOIN message m ON m.id = j.value
    WHERE (p.level = 'all' OR f.follow = 1
        OR p.member_id IN (SELECT member_id FROM mention WHERE message_id IN (SELECT value FROM json_each(?1))))
    AND m.is_root = 0 AND m.id > coalesce(f.position_id, 0) AND \(countable)
    AND (p.level = 'all' OR (f.follow = 1 AND p.level <> 'mute') OR \(isMentioned))
    """
private let markRoots = """
    \(places) INSERT INTO unread_mark (member_id, message_id) SELECT p.member_id, m.id FROM \(countedRoots)
    ON CONFLICT DO NOTHING
    """
private let markReplies = """
    \(places) INSERT INTO unread_mark (member_id, message_id) SELECT p.member_id, m.id FROM \(countedReplies)
    ON CONFLICT DO NOTHING
    """
private let awayPlaces = """
    WITH place AS (
        SELECT j.value ->> 0 AS member_id, j.value ->> 1 AS level, coalesce(r.position_id, 0) AS position,
            max(coalesce(r.floor_id, 0), j.value ->> 2) AS floor
        FROM json_each(?2) j
        LEFT JOIN channel_read r ON r.member_id = j.value ->> 0 AND r.channel_id = j.value ->> 3
    )
    """
private let awayRoots = "\(awayPlaces) SELECT p.member_id, m.id FROM \(countedRoots)"
private let awayReplies = "\(awayPlaces) SELECT p.member_id, m.id FROM \(countedReplies)"

/// That a message counts as unread for someone.
private struct Mark: Hashable {
    let member: MemberID
    let message: MessageID

    init(_ row: SQLRow) { (member, message) = (row.id(0), row.id(1)) }

    static func inOrder(_ one: Mark, _ other: Mark) -> Bool {
        (one.member, one.message) < (other.member, other.message)
    }
}

/// What an act moves stays read for who had read it, and unread for whom it was: from then on positions, which know
/// only where it stood before, say nothing about it.
extension Transaction {
    /// Marks messages of one thread as unread for everyone for whom they count now, and lets them count by these marks
    /// alone.
    ///
    /// To be called before they are moved. Those moved before have their marks already.
    func settleReading(of messages: [MessageID], in thread: ThreadID) throws {
        guard !messages.isEmpty,
            let home = try sql.int("SELECT channel_id FROM thread WHERE id = ?", thread)
        else { return }
        let list = idList(messages)
        let away = try absences(from: thread, home: ChannelID(home))
        let earlier = try marks(on: list, of: away)
        try sql.run(markRoots, list, home, thread)
        try sql.run(markReplies, list, home, thread)
        try keepReading(of: away, list, thread, earlier)
        try sql.run(
            "UPDATE message SET is_settled = 1 WHERE id IN (SELECT value FROM json_each(?)) AND is_settled = 0",
            list
        )
    }

    /// As above, for messages of whatever threads.
    func settleReading(of messages: [MessageID]) throws {
        let threads = try sql.rows(
            "SELECT id, thread_id FROM message WHERE id IN (SELECT value FROM json_each(?))",
            idList(messages)
        ) { (message: $0.id(0) as MessageID, thread: $0.id(1) as ThreadID) }
        for (thread, some) in Dictionary(grouping: threads, by: \.thread).sorted(by: { $0.key < $1.key }) {
            try settleReading(of: some.map(\.message), in: thread)
        }
    }

    /// What would be unread for those who are away, were they there, is kept with the entry that put them out: taking
    /// that back brings it back.
    private func keepReading(of away: [Absence], _ list: String, _ thread: ThreadID, _ earlier: Set<Mark>) throws {
        guard !away.isEmpty else { return }
        let places = away.map { "[\($0.member),\"\($0.level.rawValue)\",\($0.floor),\($0.channel)]" }
        let json = "[\(places.joined(separator: ","))]"
        let counted = Set(
            try sql.rows(awayRoots, list, json, read: Mark.init)
                + sql.rows(awayReplies, list, json, thread, read: Mark.init)
        )
        let marked = try marks(on: list, of: away)
        let entries = Dictionary(away.map { ($0.member, $0.entry) }) { first, _ in first }
        let turned = counted.symmetricDifference(marked.subtracting(earlier)).subtracting(earlier)
        for (entry, marks) in Dictionary(grouping: turned.sorted(by: Mark.inOrder), by: { entries[$0.member] }) {
            guard let entry else { continue }
            let changes = marks.map { mark in
                let isUnread = counted.contains(mark)
                return Change(
                    kind: .unreadMark,
                    subject: mark.message.rawValue,
                    second: mark.member.rawValue,
                    before: isUnread ? "1" : "0",
                    after: isUnread ? "0" : "1"
                )
            }
            try keep(changes, of: entry)
        }
    }

    private func marks(on list: String, of away: [Absence]) throws -> Set<Mark> {
        guard !away.isEmpty else { return [] }
        return Set(
            try sql.rows(
                """
                SELECT u.member_id, u.message_id FROM json_each(?1) a CROSS JOIN json_each(?2) j
                JOIN unread_mark u ON u.member_id = a.value AND u.message_id = j.value
                """,
                idList(away.map(\.member)),
                list,
                read: Mark.init
            )
        )
    }

    /// The replies of a thread that may count for someone who begins to follow it: counting stops there.
    func newestReplies(of thread: ThreadID) throws -> [MessageID] {
        try sql.rows(
            "SELECT id FROM message WHERE thread_id = ? AND is_root = 0 ORDER BY id DESC LIMIT ?",
            thread,
            Limits.unreadCount
        ) { $0.id(0) }
    }
}

extension Reader {
    /// Whether a message counts as unread by marks alone, since an act moved it.
    package func isSettled(_ message: MessageID) throws -> Bool {
        try sql.exists("SELECT 1 FROM message WHERE id = ? AND is_settled = 1", message)
    }
}
