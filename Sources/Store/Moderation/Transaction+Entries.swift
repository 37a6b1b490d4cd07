import Crypto
package import HubbubModel

extension Transaction {
    /// Writes the next entry of a log, with its side row, and tells its readers.
    ///
    /// `side` is whom and what it touches (who acted and the words come from the deed), `about` the number of the entry in
    /// the same log that this one is about.
    func record(
        _ kind: EntryKind,
        scope: Entry.Scope,
        _ deed: Deed,
        touching side: EntrySide = EntrySide(actor: nil),
        ends: Time? = nil,
        about: Int64? = nil
    ) throws -> Entry {
        var side = side
        side.actor = deed.actor
        side.words = deed.words
        let salt = random(Self.saltBytes)
        let head = try self.head(of: deed.chain)
        let bare = Entry(
            id: nextID(.entry),
            chain: deed.chain,
            number: (head?.number ?? 0) + 1,
            kind: kind,
            role: deed.role,
            rule: deed.rule,
            scope: scope,
            ends: ends,
            about: about,
            at: now,
            previous: head?.hash ?? [UInt8](repeating: 0, count: 32),
            sideHash: EntryHash.of(side, salt: salt),
            hash: []
        )
        let entry = EntryHash.sealed(bare)
        try insert(entry)
        try insert(side, salt: salt, of: entry.id)
        try append(.entryAdded, to: deed.chain.hub.map { .hub($0) } ?? .community, subject: entry.id.rawValue)
        return entry
    }

    /// Keeps what an entry changed, in order, so that it can be undone.
    func keep(_ changes: [Change], of entry: Entry) throws { try keep(changes, of: entry.id) }

    /// As above; behind what is kept of it already.
    func keep(_ changes: [Change], of entry: EntryID) throws {
        let first = try sql.int("SELECT max(ordinal) + 1 FROM change WHERE entry_id = ?", entry) ?? 0
        for (ordinal, change) in zip(first..., changes) {
            try sql.run(
                """
                INSERT INTO change (entry_id, ordinal, kind, subject_id, second_id, before, after)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                entry,
                ordinal,
                change.kind.rawValue,
                change.subject,
                change.second,
                change.before,
                change.after
            )
        }
    }

    /// Erases who and why of an entry, and what it changed: it cannot be undone any more, and the log says so itself.
    ///
    /// Refuses `already`.
    package func erase(_ entry: Entry, _ deed: Deed) throws -> Entry {
        try sql.run("DELETE FROM entry_side WHERE entry_id = ?", entry.id)
        guard sql.changes > 0 else { throw Refusal(.already, detail: "erased") }
        try sql.run("DELETE FROM change WHERE entry_id = ?", entry.id)
        tookTextAway = true
        return try record(.erase, scope: entry.scope, deed, about: entry.number)
    }

    /// As long as the hash that it hides: nobody tries all members' ids.
    private static let saltBytes = 32

    private func insert(_ entry: Entry) throws {
        try sql.run(
            """
            INSERT INTO entry (id, chain, number, kind, role, rule, scope, ends_ms, about, at_ms, previous, side, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            entry.id,
            entry.chain.rawValue,
            entry.number,
            entry.kind.rawValue,
            entry.role.rawValue,
            entry.rule,
            entry.scope.rawValue,
            entry.ends,
            entry.about,
            entry.at,
            entry.previous,
            entry.sideHash,
            entry.hash
        )
    }

    private func insert(_ side: EntrySide, salt: [UInt8], of entry: EntryID) throws {
        try sql.run(
            """
            INSERT INTO entry_side (entry_id, salt, actor_id, member_id, message_id, thread_id, channel_id, count, words)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            entry,
            salt,
            side.actor,
            side.member,
            side.message,
            side.thread,
            side.channel,
            side.count,
            side.words
        )
    }
}
