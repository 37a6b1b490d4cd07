package import HubbubModel

extension Reader {
    /// What a member set, by name.
    package func settings(of member: MemberID) throws -> [String: String] {
        let rows = try sql.rows("SELECT name, value FROM member_setting WHERE member_id = ?", member) {
            ($0.text(0), $0.text(1))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// Whom a member ignores.
    package func ignored(by member: MemberID) throws -> Set<MemberID> {
        Set(try sql.rows("SELECT ignored_id FROM ignored WHERE member_id = ?", member) { MemberID($0.int(0)) })
    }

    package func isIgnoring(_ member: MemberID, _ other: MemberID) throws -> Bool {
        try sql.exists("SELECT 1 FROM ignored WHERE member_id = ? AND ignored_id = ?", member, other)
    }
}

extension Transaction {
    /// Sets one thing for all of a member's devices; answers all that is set.
    ///
    /// Which names and values there are is the caller's to know; here are bounds only: `invalid`, `tooLong`, `limited`.
    @discardableResult
    package func setSetting(_ name: String, to value: String, of member: MemberID) throws -> [String: String] {
        guard (1...AccountLimits.settingNameBytes).contains(name.utf8.count) else {
            throw Refusal(.invalid, field: "name")
        }
        guard value.utf8.count <= AccountLimits.settingValueBytes else { throw Refusal(.tooLong, field: "value") }
        var settings = try settings(of: member)
        guard settings[name] != value else { return settings }
        guard settings[name] != nil || settings.count < AccountLimits.settings else { throw Refusal(.limited) }
        settings[name] = value
        try sql.run(
            """
            INSERT INTO member_setting (member_id, name, value) VALUES (?, ?, ?)
            ON CONFLICT (member_id, name) DO UPDATE SET value = excluded.value
            """,
            member,
            name,
            value
        )
        try append(.settingChanged, to: .member(member), subject: member.rawValue)
        return settings
    }

    /// Hides what another writes from a member's counts, and closes their conversations; nobody else learns of it.
    ///
    /// Refuses `invalid` for oneself.
    package func ignore(_ other: MemberID, by member: MemberID) throws {
        guard other != member else { throw Refusal(.invalid, field: "member", detail: "self") }
        guard try sql.int("SELECT count(*) FROM ignored WHERE member_id = ?", member) ?? 0 < AccountLimits.ignored
        else { throw Refusal(.limited) }
        try sql.run("INSERT OR IGNORE INTO ignored (member_id, ignored_id) VALUES (?, ?)", member, other)
        guard sql.changes > 0 else { return }
        try append(.ignoreChanged, to: .member(member), subject: member.rawValue)
        try closeConversations(of: member, with: other)
    }

    /// Shows again what another writes, and the conversations that ignoring had closed.
    package func unignore(_ other: MemberID, by member: MemberID) throws {
        try sql.run("DELETE FROM ignored WHERE member_id = ? AND ignored_id = ?", member, other)
        guard sql.changes > 0 else { return }
        try append(.ignoreChanged, to: .member(member), subject: member.rawValue)
        try reopenConversations(of: member, with: other)
    }
}
