package import HubbubModel

extension Reader {
    /// What a one-time token is good for now; nil when it is not valid (any more).
    package func claim(tokenHash: [UInt8]) throws -> ClaimPurpose? {
        try sql.first(
            "SELECT member_id FROM claim WHERE token_hash = ? AND expires_ms > ?",
            tokenHash,
            now
        ) { row in row.isNull(0) ? .makeOperator : .recover(row.id(0)) }
    }
}

extension Transaction {
    /// Gives a one-time right; an older one to the same ends.
    package func createClaim(_ purpose: ClaimPurpose, tokenHash: [UInt8], lasts: Duration) throws {
        let (word, member) = purpose.columns
        try sql.run("DELETE FROM claim WHERE purpose = ? AND member_id IS ? OR expires_ms <= ?", word, member, now)
        try sql.run(
            "INSERT INTO claim (token_hash, purpose, member_id, expires_ms) VALUES (?, ?, ?, ?)",
            tokenHash,
            word,
            member,
            now.advanced(by: lasts)
        )
    }

    /// Spends a one-time token.
    ///
    /// Refuses `invite` when it is not valid (any more), and `already` for the first operator when there is one.
    package func useClaim(tokenHash: [UInt8]) throws -> ClaimPurpose {
        guard let purpose = try claim(tokenHash: tokenHash) else { throw Refusal(.invite) }
        if purpose == .makeOperator, try hasOperator() { throw Refusal(.already) }
        try sql.run("DELETE FROM claim WHERE token_hash = ?", tokenHash)
        return purpose
    }

    /// Gives an account to the one who spent its `recover` token: password set, all sessions ended, an unclaimed one
    /// made active.
    package func takeOver(
        _ id: MemberID,
        passwordHash: String,
        email: String? = nil,
        name: String? = nil
    ) throws -> Member {
        let member = try existing(id)
        guard member.state != .pending else { throw Refusal(.pending) }
        try setPassword(id, hash: passwordHash)
        if let email { try setEmail(id, email) }
        let name = try name.map { try AccountText.name($0, nick: member.nick) } ?? member.name
        try sql.run("UPDATE member SET state = 'active', name = ? WHERE id = ?", name, id)
        try endSessions(of: id)
        return try announce(id)
    }
}
