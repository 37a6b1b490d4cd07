package import HubbubModel

extension Reader {
    /// Whose login the token is: one that has not ended and was used within `Limits.sessionLife`, of an active member.
    ///
    /// Pending members have none; banned ones do, their reach is decided elsewhere.
    package func session(tokenHash: [UInt8]) throws -> (session: Session, member: Member)? {
        let session = try sql.first(
            """
            SELECT id, member_id, client, created_ms, used_ms, kind FROM session
            WHERE token_hash = ? AND ended_ms IS NULL AND used_ms > ?
            """,
            tokenHash,
            now.advanced(by: .zero - Limits.sessionLife)
        ) { try Session($0) }
        guard let session, let member = try member(session.member), member.state == .active else { return nil }
        return (session, member)
    }

    /// A member's logins that are still good, newest first.
    package func sessions(of member: MemberID) throws -> [Session] {
        try sql.rows(
            """
            SELECT id, member_id, client, created_ms, used_ms, kind FROM session
            WHERE member_id = ? AND ended_ms IS NULL AND used_ms > ? ORDER BY id DESC
            """,
            member,
            now.advanced(by: .zero - Limits.sessionLife)
        ) { try Session($0) }
    }

    /// Whether the session's last use is to be written again: at most once an hour.
    package func needsTouch(_ session: Session) -> Bool {
        now.since(session.usedAt) >= AccountLimits.touchEvery
    }
}

extension Transaction {
    /// Begins a login; `client` is cut to 64 characters.
    ///
    /// Of more than 100 the one unused for longest ends.
    package func createSession(
        for member: MemberID,
        tokenHash: [UInt8],
        kind: Session.Kind,
        client: String
    ) throws -> Session {
        let session = Session(
            id: nextID(.session),
            member: member,
            client: String(client.filter { !$0.isNewline }.prefix(AccountLimits.clientCharacters)),
            createdAt: now,
            usedAt: now,
            kind: kind
        )
        try sql.run(
            """
            INSERT INTO session (id, member_id, token_hash, kind, client, created_ms, used_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            session.id,
            member,
            tokenHash,
            kind.rawValue,
            session.client,
            now,
            now
        )
        try endSurplus(of: member)
        return session
    }

    /// Notes that the session is in use.
    package func touch(_ session: SessionID) throws {
        try sql.run("UPDATE session SET used_ms = ? WHERE id = ? AND used_ms < ?", now, session, now)
    }

    /// Ends one login and its open sockets; refuses `notFound` when it is not the member's.
    package func endSession(_ id: SessionID, of member: MemberID) throws {
        try sql.run(
            "UPDATE session SET ended_ms = ? WHERE id = ? AND member_id = ? AND ended_ms IS NULL",
            now,
            id,
            member
        )
        guard sql.changes == 1 else { throw Refusal.notFound }
        try append(.sessionEnded, to: .member(member), subject: id.rawValue)
    }

    /// Ends all logins of a member but one, and their open sockets; answers how many.
    @discardableResult
    package func endSessions(of member: MemberID, except kept: SessionID? = nil) throws -> Int {
        let ids = try sql.rows(
            "SELECT id FROM session WHERE member_id = ? AND ended_ms IS NULL AND id <> ? ORDER BY id",
            member,
            kept ?? .none
        ) { SessionID($0.int(0)) }
        for id in ids { try endSession(id, of: member) }
        return ids.count
    }

    private func endSurplus(of member: MemberID) throws {
        let surplus = try sql.rows(
            """
            SELECT id FROM session WHERE member_id = ? AND ended_ms IS NULL
            ORDER BY used_ms DESC, id DESC LIMIT -1 OFFSET ?
            """,
            member,
            AccountLimits.sessions
        ) { SessionID($0.int(0)) }
        for id in surplus { try endSession(id, of: member) }
    }
}

extension Session {
    /// Columns: id, member, client, created, used, kind.
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: row.id(0),
            member: row.id(1),
            client: row.text(2),
            createdAt: row.time(3),
            usedAt: row.time(4),
            kind: try row.value(5)
        )
    }
}
