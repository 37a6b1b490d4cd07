package import HubbubModel

/// A program that waits to be let in, as who approves it sees it.
package struct LoginRequest: Hashable, Sendable {
    package let client: String
    /// The network address that it asks from.
    package let address: String
    package let expires: Time
    /// Who approved it; nil while it waits.
    package let approvedBy: MemberID?
}

extension Reader {
    /// The request with a code that people type; nil where there is none that still waits.
    package func loginRequest(codeHash: [UInt8]) throws -> LoginRequest? {
        try sql.first(
            """
            SELECT client, address, expires_ms, member_id FROM login_request
            WHERE code_hash = ? AND expires_ms > ? AND member_id IS NULL
            """,
            codeHash,
            now,
            read: LoginRequest.init
        )
    }
}

extension Transaction {
    /// Keeps a program's wish to be let in until `lasts` is over.
    ///
    /// Refuses `busy` while `Limits.loginRequests` wait, or where the code is another's.
    package func beginLogin(
        secretHash: [UInt8],
        codeHash: [UInt8],
        client: String,
        address: String,
        lasts: Duration
    ) throws {
        try sql.run("DELETE FROM login_request WHERE expires_ms <= ?", now)
        let waiting = try sql.int("SELECT count(*) FROM login_request") ?? 0
        let isTaken = try sql.exists("SELECT 1 FROM login_request WHERE code_hash = ?", codeHash)
        guard waiting < Limits.loginRequests, !isTaken else { throw Refusal(.busy, retrySeconds: 60) }
        try sql.run(
            """
            INSERT INTO login_request (secret_hash, code_hash, client, address, expires_ms) VALUES (?, ?, ?, ?, ?)
            """,
            secretHash,
            codeHash,
            client,
            address,
            now.advanced(by: lasts)
        )
    }

    /// Lets a program in as a member, or turns it down.
    ///
    /// Refuses `notFound` for a code that nobody waits with (any more).
    package func answerLogin(codeHash: [UInt8], by member: MemberID, accept: Bool) throws -> LoginRequest {
        guard let request = try loginRequest(codeHash: codeHash) else { throw Refusal.notFound }
        if accept {
            try sql.run("UPDATE login_request SET member_id = ? WHERE code_hash = ?", member, codeHash)
        } else {
            try sql.run("DELETE FROM login_request WHERE code_hash = ?", codeHash)
        }
        return request
    }

    /// The request behind a program's secret; it is gone with that once it was approved.
    ///
    /// Refuses `notFound` for one that is over, was turned down or was taken.
    package func takeLogin(secretHash: [UInt8]) throws -> LoginRequest {
        let found = try sql.first(
            "SELECT client, address, expires_ms, member_id FROM login_request WHERE secret_hash = ? AND expires_ms > ?",
            secretHash,
            now,
            read: LoginRequest.init
        )
        guard let found else { throw Refusal.notFound }
        if found.approvedBy != nil { try sql.run("DELETE FROM login_request WHERE secret_hash = ?", secretHash) }
        return found
    }
}

extension LoginRequest {
    /// Columns: client, address, end, who approved.
    fileprivate init(_ row: SQLRow) {
        self.init(client: row.text(0), address: row.text(1), expires: row.time(2), approvedBy: row.optionalID(3))
    }
}
