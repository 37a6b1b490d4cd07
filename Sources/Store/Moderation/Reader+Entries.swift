package import HubbubModel

private let columns = """
    e.id, e.chain, e.number, e.kind, e.role, e.rule, e.scope, e.ends_ms, e.about, e.at_ms, e.previous, e.side, e.hash,
    e.undone_by
    """
private let entryByID = "SELECT \(columns) FROM entry e WHERE e.id = ?"
private let entryByNumber = "SELECT \(columns) FROM entry e WHERE e.chain = ? AND e.number = ?"
private let entriesBefore = """
    SELECT \(columns) FROM entry e WHERE e.chain = ? AND e.number < ? ORDER BY e.number DESC LIMIT ?
    """
private let entriesAfter = "SELECT \(columns) FROM entry e WHERE e.chain = ? AND e.number > ? ORDER BY e.number LIMIT ?"
private let entriesOfMember = """
    SELECT \(columns) FROM entry_side s JOIN entry e ON e.id = s.entry_id
    WHERE s.member_id = ? AND e.chain = ? AND e.id < ? ORDER BY s.entry_id DESC LIMIT ?
    """
private let entriesByActor = """
    SELECT \(columns) FROM entry_side s JOIN entry e ON e.id = s.entry_id
    WHERE s.actor_id = ? AND e.chain = ? AND e.at_ms >= ? AND e.undone_by IS NULL AND e.kind <> 'undo'
    ORDER BY s.entry_id DESC LIMIT 1
    """

extension Reader {
    package func entry(_ id: EntryID) throws -> Entry? {
        try sql.first(entryByID, id, read: Self.entry)
    }

    package func entry(_ number: Int64, in chain: Chain) throws -> Entry? {
        try sql.first(entryByNumber, chain.rawValue, number, read: Self.entry)
    }

    /// The newest entry of a log.
    package func head(of chain: Chain) throws -> Entry? {
        try entries(of: chain, before: nil, limit: 1).first
    }

    /// Entries, newest first, below a number.
    package func entries(of chain: Chain, before: Int64?, limit: Int) throws -> [Entry] {
        try sql.rows(entriesBefore, chain.rawValue, before ?? .max, limit, read: Self.entry)
    }

    /// Entries, oldest first, above a number.
    package func entries(of chain: Chain, after: Int64, limit: Int) throws -> [Entry] {
        try sql.rows(entriesAfter, chain.rawValue, after, limit, read: Self.entry)
    }

    /// Entries that touch a member, newest first, below an id.
    package func entries(touching member: MemberID, in chain: Chain, before: EntryID?, limit: Int) throws -> [Entry] {
        let before = before ?? EntryID(.max)
        return try sql.rows(entriesOfMember, member, chain.rawValue, before, limit, read: Self.entry)
    }

    /// A member's own last act in a log since a moment, of those that are not undone.
    package func lastEntry(by member: MemberID, in chain: Chain, since: Time) throws -> Entry? {
        try sql.first(entriesByActor, member, chain.rawValue, since, read: Self.entry)
    }

    /// Who and why of an entry; nil when that was erased.
    package func side(of entry: EntryID) throws -> EntrySide? {
        try saltedSide(of: entry)?.side
    }

    func saltedSide(of entry: EntryID) throws -> (side: EntrySide, salt: [UInt8])? {
        try sql.first(
            """
            SELECT salt, actor_id, member_id, message_id, thread_id, channel_id, count, words FROM entry_side
            WHERE entry_id = ?
            """,
            entry
        ) { row in
            let side = EntrySide(
                actor: row.optionalID(1),
                member: row.optionalID(2),
                message: row.optionalID(3),
                thread: row.optionalID(4),
                channel: row.optionalID(5),
                count: row.int(6),
                words: row.text(7)
            )
            return (side, row.blob(0))
        }
    }

    private static func entry(_ row: SQLRow) throws -> Entry {
        Entry(
            id: row.id(0),
            chain: Chain(rawValue: row.int(1)),
            number: row.int(2),
            kind: try row.value(3),
            role: try row.value(4),
            rule: row.optionalInt(5),
            scope: try row.value(6),
            ends: row.optionalTime(7),
            about: row.optionalInt(8),
            at: row.time(9),
            previous: row.blob(10),
            sideHash: row.blob(11),
            hash: row.blob(12),
            undoneBy: row.optionalID(13)
        )
    }
}
