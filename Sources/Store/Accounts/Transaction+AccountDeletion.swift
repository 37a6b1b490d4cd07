import Crypto
package import HubbubModel

extension Transaction {
    /// Takes some of a member's messages away; true when there may be more.
    package func deleteMessages(of member: MemberID) throws -> Bool {
        let some = try sql.rows(
            "SELECT id FROM message WHERE author_id = ? AND state = 'live' ORDER BY id LIMIT ?",
            member,
            Limits.page
        ) { $0.id(0) as MessageID }
        for id in some { _ = try delete(id) }
        return some.count == Limits.page
    }

    /// Ends an account: its messages stay without a name, its nicks are given to nobody.
    ///
    /// What is kept about the person goes, but sanctions that hold, which a keyed hash of the e-mail carries to a new
    /// account until their end. Refuses `lastSteward` for the last steward of a hub and the last operator.
    package func deleteAccount(_ id: MemberID) throws {
        let member = try existing(id)
        if member.isOperator, try operators() == [id] { throw Refusal(.lastSteward, detail: "operator") }
        for membership in try memberships(of: id) { try leave(membership.hub, id) }
        try rememberSanctions(of: id)
        try dropHeldPosts(of: id)
        try revokeInvites(by: id)
        try endSessions(of: id)
        try dropUploads(of: id)
        for statement in Self.ownRows { try sql.run(statement, id) }
        tookTextAway = true
        try sql.run(
            """
            UPDATE member SET nick = '', name = '', state = 'deleted', is_operator = 0, is_arbiter = 0, languages = '',
                place = '', about = '', signup_words = '' WHERE id = ?
            """,
            id
        )
        forgetFace(id)
    }

    /// Gives a new member the sanctions that one of the same e-mail had when deleted.
    package func carrySanctions(to member: MemberID, email: String) throws {
        guard let hash = try emailHash(email) else { return }
        let old = try sql.rows("SELECT sanction_id FROM sanction_email WHERE email_hash = ?", hash) {
            $0.id(0) as SanctionID
        }
        for sanction in try old.compactMap({ try self.sanction($0) }) {
            try sql.run("DELETE FROM sanction_email WHERE sanction_id = ?", sanction.id)
            guard sanction.ended == nil, sanction.ends.map({ $0 > now }) ?? true else { continue }
            try carry(sanction, to: member)
        }
    }

    /// An entry of its own says that it holds for the new account, as of who acted first: undoing and appeals go by that
    /// one, and what the first says of the old account stays as it was.
    private func carry(_ sanction: Sanction, to member: MemberID) throws {
        let first = try sanction.entry.flatMap { try self.entry($0) }
        let said = try first.flatMap { try side(of: $0.id) }
        let deed = Deed(
            chain: sanction.hub.map { .hub($0) } ?? .community,
            actor: said?.actor,
            role: first?.role ?? .server,
            rule: sanction.rule,
            words: said?.words ?? ""
        )
        let entry = try record(
            sanction.kind == .mute ? .mute : .ban,
            scope: sanction.hub == nil ? .everywhere : .hub,
            deed,
            touching: EntrySide(actor: nil, member: member),
            ends: sanction.ends,
            about: first?.number
        )
        let id: SanctionID = nextID(.sanction)
        try sql.run(
            """
            INSERT INTO sanction (id, kind, member_id, hub_id, rule, by_id, began_ms, ends_ms, entry_id)
            SELECT ?, kind, ?, hub_id, rule, by_id, began_ms, ends_ms, ? FROM sanction WHERE id = ?
            """,
            id,
            member,
            entry.id,
            sanction.id
        )
        try sql.run("UPDATE sanction SET ended_ms = ? WHERE id = ?", now, sanction.id)
        try keep([Change(kind: .sanction, subject: id.rawValue, second: 0, before: "ended", after: "holds")], of: entry)
        try append(.sanctionChanged, to: .member(member), subject: id.rawValue)
        try notify(member, .act, entry: entry.id)
    }

    private func rememberSanctions(of member: MemberID) throws {
        // Nobody comes back by the undoing of an act.
        try sql.run("DELETE FROM change WHERE kind IN ('membership', 'role') AND second_id = ?", member)
        guard let hash = try email(of: member).flatMap({ try emailHash($0) }) else { return }
        for sanction in try sanctions(of: member) {
            try sql.run(
                "INSERT INTO sanction_email (sanction_id, email_hash) VALUES (?, ?) ON CONFLICT DO NOTHING",
                sanction.id,
                hash
            )
        }
    }

    private func dropHeldPosts(of member: MemberID) throws {
        let waiting = try sql.rows(
            "SELECT id FROM queue_item WHERE member_id = ? AND kind = 'held' AND state <> 'done'",
            member
        ) { $0.id(0) as QueueItemID }
        for item in try waiting.compactMap({ try queueItem($0) }) { _ = try settle(item, .gone, nil) }
        try sql.run("UPDATE held_post SET title = '', body = '', excerpt = '' WHERE author_id = ?", member)
    }

    /// The hash that stands for an address; its key never leaves this database.
    private func emailHash(_ email: String) throws -> [UInt8]? {
        guard let address = EmailAddress(email) else { return nil }
        let key = try communitySetting(Self.keySetting) ?? newKey()
        let code = HMAC<SHA256>.authenticationCode(
            for: Array(address.folded.utf8),
            using: SymmetricKey(data: Array(key.utf8))
        )
        return Array(code)
    }

    private func newKey() throws -> String {
        let key = random(Self.keyBytes).hex
        try setCommunitySetting(Self.keySetting, key)
        return key
    }

    private static let keySetting = "sanction.key"
    /// As long as the hash.
    private static let keyBytes = 32

    private static let ownRows = [
        "DELETE FROM claim WHERE member_id = ?",
        "DELETE FROM credential WHERE member_id = ?",
        "DELETE FROM member_setting WHERE member_id = ?",
        "DELETE FROM ignored WHERE member_id = ?1 OR ignored_id = ?1",
        "DELETE FROM join_request WHERE member_id = ?",
        "DELETE FROM channel_read WHERE member_id = ?",
        "DELETE FROM thread_read WHERE member_id = ?",
        "DELETE FROM unread_mark WHERE member_id = ?",
        "DELETE FROM draft WHERE member_id = ?",
        "DELETE FROM login_request WHERE member_id = ?",
        "DELETE FROM notice WHERE member_id = ?",
        "DELETE FROM member_note WHERE member_id = ?",
    ]
}
