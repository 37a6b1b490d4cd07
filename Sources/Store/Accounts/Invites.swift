package import HubbubModel

extension Reader {
    /// The invite behind a code, while it is valid.
    package func invite(codeHash: [UInt8]) throws -> Invite? {
        let row = try sql.first(
            """
            SELECT id, hub_id, by_id, created_ms, expires_ms, uses_left FROM invite
            WHERE code_hash = ? AND revoked_ms IS NULL AND uses_left > 0 AND (expires_ms IS NULL OR expires_ms > ?)
            """,
            codeHash,
            now
        ) { InviteRow($0) }
        return try row.map(invite)
    }

    /// Valid ones, newest first, at most a page.
    package func invites(of hub: HubID) throws -> [Invite] {
        let rows = try sql.rows(
            """
            SELECT id, hub_id, by_id, created_ms, expires_ms, uses_left FROM invite
            WHERE hub_id = ? AND revoked_ms IS NULL AND uses_left > 0 AND (expires_ms IS NULL OR expires_ms > ?)
            ORDER BY id DESC LIMIT ?
            """,
            hub,
            now,
            Limits.page
        ) { InviteRow($0) }
        return try rows.map(invite)
    }

    /// Revoked, spent and ended ones too.
    package func invite(_ id: InviteID) throws -> Invite? {
        let row = try sql.first(
            "SELECT id, hub_id, by_id, created_ms, expires_ms, uses_left FROM invite WHERE id = ?",
            id
        ) { InviteRow($0) }
        return try row.map(invite)
    }

    private func invite(_ row: InviteRow) throws -> Invite {
        Invite(
            id: row.id,
            hub: row.hub,
            by: try face(row.by),
            createdAt: row.createdAt,
            expiresAt: row.expiresAt,
            usesLeft: row.usesLeft
        )
    }
}

extension Transaction {
    /// Makes a link into a hub; `lasts` nil has no end.
    ///
    /// Refuses `invalid` for `uses` outside 1 to 10,000.
    package func createInvite(
        to hub: HubID,
        by member: MemberID,
        codeHash: [UInt8],
        lasts: Duration?,
        uses: Int64
    ) throws -> Invite {
        guard (1...AccountLimits.inviteUses).contains(uses) else { throw Refusal(.invalid, field: "uses") }
        let id: InviteID = nextID(.invite)
        try sql.run(
            """
            INSERT INTO invite (id, hub_id, by_id, code_hash, created_ms, expires_ms, uses_left)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            id,
            hub,
            member,
            codeHash,
            now,
            lasts.map { now.advanced(by: $0) },
            uses
        )
        guard let invite = try invite(id) else { throw Refusal(.fault) }
        return invite
    }

    /// Counts one use; refuses `invite` when it is not valid (any more).
    ///
    /// One writer: fifty at once on a one-use invite let exactly one in.
    package func useInvite(codeHash: [UInt8]) throws -> Invite {
        guard var invite = try invite(codeHash: codeHash) else { throw Refusal(.invite) }
        try sql.run("UPDATE invite SET uses_left = uses_left - 1 WHERE id = ?", invite.id)
        invite.usesLeft -= 1
        return invite
    }

    /// Ends an invite; one that ended already stays so.
    package func revokeInvite(_ id: InviteID) throws {
        try sql.run("UPDATE invite SET revoked_ms = ? WHERE id = ? AND revoked_ms IS NULL", now, id)
    }

    /// Ends all that a member made, as a sanction does.
    package func revokeInvites(by member: MemberID) throws {
        try sql.run("UPDATE invite SET revoked_ms = ? WHERE by_id = ? AND revoked_ms IS NULL", now, member)
    }
}

/// An invite's row, before its maker's face is looked up.
private struct InviteRow {
    let id: InviteID
    let hub: HubID
    let by: MemberID
    let createdAt: Time
    let expiresAt: Time?
    let usesLeft: Int64

    init(_ row: SQLRow) {
        id = row.id(0)
        hub = row.id(1)
        by = row.id(2)
        createdAt = row.time(3)
        expiresAt = row.optionalTime(4)
        usesLeft = row.int(5)
    }
}
