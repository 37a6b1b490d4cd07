package import HubbubModel

extension Transaction {
    /// Mutes or bans a member, in the deed's hub or everywhere, until `ends` (nil: for good).
    ///
    /// One that holds already there gives way to the new one. The member's invites are revoked; a ban from a hub ends the
    /// membership until it ends itself. Holds from its place in the event order on.
    /// Refuses `invalid` where the end is not ahead, and `already` where another has just done the same.
    package func impose(_ kind: Sanction.Kind, on member: MemberID, ends: Time?, _ deed: Deed) throws -> Entry {
        guard let rule = deed.rule else { throw Refusal(.missing, field: "rule") }
        if let ends, ends <= now { throw Refusal(.invalid, field: "lasts") }
        let hub = deed.chain.hub
        let holding = try sanction(kind, of: member, in: hub)
        if let holding, holding.rule == rule, isSameEnd(holding.ends, ends) {
            throw Refusal(.already, field: "member", detail: "sanctioned")
        }
        let side = EntrySide(actor: deed.actor, member: member)
        let entryKind: EntryKind = kind == .mute ? .mute : .ban
        let entry = try record(entryKind, scope: hub == nil ? .everywhere : .hub, deed, touching: side, ends: ends)
        var changes: [Change] = []
        if let holding { changes.append(try change(.sanction, holding.id.rawValue, to: "ended")) }
        changes += try revokeInvites(of: member, in: hub)
        if kind == .ban, let hub, try membership(hub, member) != nil {
            changes += try endMembership(of: member, in: hub)
        }
        let id: SanctionID = nextID(.sanction)
        try sql.run(
            """
            INSERT INTO sanction (id, kind, member_id, hub_id, rule, by_id, began_ms, ends_ms, entry_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            id,
            kind.rawValue,
            member,
            hub,
            rule,
            deed.actor ?? member,
            now,
            ends,
            entry.id
        )
        changes.append(
            Change(kind: .sanction, subject: id.rawValue, second: 0, before: "ended", after: "holds")
        )
        try keep(changes, of: entry)
        try announce(id, of: member)
        try tell(entry: entry, side)
        return entry
    }

    /// Whether two who act at once mean the same: both for good, or ends as near as people type.
    private func isSameEnd(_ one: Time?, _ other: Time?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return max(one, other) <= min(one, other).advanced(by: Limits.sameSanction)
    }

    /// Ends the mute or ban that holds in the deed's hub, or everywhere, before its time.
    ///
    /// Refuses `already` where none holds.
    package func endSanction(_ kind: Sanction.Kind, _ member: MemberID, _ deed: Deed) throws -> Entry {
        guard let holding = try sanction(kind, of: member, in: deed.chain.hub) else {
            throw Refusal(.already, detail: "ended")
        }
        let side = EntrySide(actor: deed.actor, member: member)
        let scope: Entry.Scope = deed.chain.hub == nil ? .everywhere : .hub
        let about = try holding.entry.flatMap { try self.entry($0) }?.number
        let entry = try record(kind == .mute ? .unmute : .unban, scope: scope, deed, touching: side, about: about)
        var changes = [try change(.sanction, holding.id.rawValue, to: "ended")]
        if let left = try membershipEnded(by: holding),
            let back = try changeIfNeeded(.membership, left.subject, left.second, to: left.before)
        {
            changes.append(back)
            changes += try bringBack(HubID(left.subject), member)
        }
        try keep(changes, of: entry)
        try tell(entry: entry, side)
        return entry
    }

    /// Puts a member out of the deed's hub; coming back needs approval.
    ///
    /// Refuses `notJoined`, `lastSteward`.
    package func kick(_ member: MemberID, _ deed: Deed) throws -> Entry {
        guard let hub = deed.chain.hub, try membership(hub, member) != nil else {
            throw Refusal(.notFound, field: "member", detail: "member")
        }
        let side = EntrySide(actor: deed.actor, member: member)
        let entry = try record(.kick, scope: .hub, deed, touching: side)
        var changes = try revokeInvites(of: member, in: hub)
        changes += try endMembership(of: member, in: hub)
        if let kicked = try changeIfNeeded(.kicked, hub.rawValue, member.rawValue, to: "1") { changes.append(kicked) }
        try keep(changes, of: entry)
        try tell(entry: entry, side)
        return entry
    }

    /// The membership that a ban ended; nil where there was none, or it has begun anew since.
    func membershipEnded(by sanction: Sanction) throws -> Change? {
        guard let entry = sanction.entry else { return nil }
        return try changes(of: entry).first { $0.kind == .membership && $0.after.isEmpty }
    }

    /// Makes a sanction end now, or hold again; it never holds beyond the end it was given.
    func end(_ id: SanctionID, isEnded: Bool) throws {
        try sql.run("UPDATE sanction SET ended_ms = ? WHERE id = ?", isEnded ? now : nil, id)
        guard let member = try sanction(id)?.member else { throw Refusal.notFound }
        try announce(id, of: member)
    }

    /// Makes a sanction end at another time.
    func setEnd(of id: SanctionID, _ ends: Time?) throws {
        try sql.run("UPDATE sanction SET ends_ms = ? WHERE id = ?", ends, id)
        guard let member = try sanction(id)?.member else { throw Refusal.notFound }
        try announce(id, of: member)
    }

    /// Tells the member; the publisher learns from it who hears what.
    private func announce(_ id: SanctionID, of member: MemberID) throws {
        try append(.sanctionChanged, to: .member(member), subject: id.rawValue)
    }

    /// Ends a membership, and the levels that went with it.
    private func endMembership(of member: MemberID, in hub: HubID) throws -> [Change] {
        let levels = try sql.rows(
            """
            SELECT c.id FROM channel c JOIN channel_read r ON r.channel_id = c.id
            WHERE c.hub_id = ? AND r.member_id = ? AND r.level IS NOT NULL ORDER BY c.id
            """,
            hub,
            member
        ) { $0.int(0) }
        let ended = try levels.map { try change(.channelLevel, $0, member.rawValue, to: "") }
        return ended + [try change(.membership, hub.rawValue, member.rawValue, to: "")]
    }

    private func revokeInvites(of member: MemberID, in hub: HubID?) throws -> [Change] {
        let invites = try sql.rows(
            "SELECT id FROM invite WHERE by_id = ?1 AND (?2 IS NULL OR hub_id = ?2) AND revoked_ms IS NULL",
            member,
            hub
        ) { $0.int(0) }
        return try invites.map { try change(.inviteRevoked, $0, to: "1") }
    }
}
