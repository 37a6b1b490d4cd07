import HubbubModel

/// How often a password may be tried.
///
/// Three bounds, each in its own window: by account and address together, by address, and a soft one by account over all
/// addresses. A stranger elsewhere can only reach the last; and the address that the owner came from before is then
/// judged by its own bound alone. So guessing is slow from everywhere, and nobody is locked out of an account by others.
enum LoginTries {
    /// All windows last so long.
    static let window = Duration.seconds(900)
    /// A person who tries all passwords they ever had.
    static let perPair: Int64 = 10
    /// A school behind one address.
    static let perAddress: Int64 = 100
    /// Guesses spread over many addresses.
    static let perAccount: Int64 = 50
    /// An owner's address is remembered so long after the last login.
    static let knownLife = Duration.seconds(90 * 86_400)
}

extension Transaction {
    /// Counts a try before its password is checked, so that tries at once are counted too.
    ///
    /// `account` as typed; an unknown one is counted alike. `address` as the connection has it. Refuses `limited` with the
    /// seconds until the window ends.
    package func beginLogin(account: String, address: String) throws {
        let subject = LoginSubject(account: try accountName(account), address: address)
        try count(.pair, subject.pair, bound: LoginTries.perPair)
        try count(.address, subject.address, bound: LoginTries.perAddress)
        if try isKnown(subject) { return }
        try count(.account, subject.account, bound: LoginTries.perAccount)
    }

    /// After a right password: forgets the pair's tries, and remembers the address as the owner's.
    package func finishLogin(account: String, address: String) throws {
        let subject = LoginSubject(account: try accountName(account), address: address)
        try sql.run("DELETE FROM login_try WHERE scope = 'pair' AND subject_hash = ?", subject.pair)
        try sql.run(
            """
            INSERT INTO login_try (scope, subject_hash, window_ms, tries) VALUES ('known', ?, ?, 1)
            ON CONFLICT (scope, subject_hash) DO UPDATE SET window_ms = excluded.window_ms
            """,
            subject.pair,
            now
        )
        try forgetOld()
    }

    private func isKnown(_ subject: LoginSubject) throws -> Bool {
        try sql.exists(
            "SELECT 1 FROM login_try WHERE scope = 'known' AND subject_hash = ? AND window_ms > ?",
            subject.pair,
            now.advanced(by: .zero - LoginTries.knownLife)
        )
    }

    private func count(_ scope: LoginSubject.Scope, _ hash: [UInt8], bound: Int64) throws {
        let row = try sql.first(
            "SELECT window_ms, tries FROM login_try WHERE scope = ? AND subject_hash = ?",
            scope.rawValue,
            hash
        ) { (began: $0.time(0), tries: $0.int(1)) }
        let left = row.map { LoginTries.window - now.since($0.began) } ?? .zero
        guard let row, left > .zero, left <= LoginTries.window else {
            return try write(scope, hash, began: now, tries: 1)
        }
        guard row.tries < bound else { throw Refusal(.limited, retrySeconds: left.components.seconds + 1) }
        try write(scope, hash, began: row.began, tries: row.tries + 1)
    }

    private func write(_ scope: LoginSubject.Scope, _ hash: [UInt8], began: Time, tries: Int64) throws {
        try sql.run(
            """
            INSERT INTO login_try (scope, subject_hash, window_ms, tries) VALUES (?, ?, ?, ?)
            ON CONFLICT (scope, subject_hash) DO UPDATE SET window_ms = excluded.window_ms, tries = excluded.tries
            """,
            scope.rawValue,
            hash,
            began,
            tries
        )
    }

    /// The one name under which an account's tries are counted, whichever of its nicks or addresses was typed.
    private func accountName(_ typed: String) throws -> String {
        if let credential = try credential(for: typed) { return "#\(credential.member.id)" }
        return Folding.nick(String(typed.prefix(Limits.emailBytes)))
    }

    /// Rows whose window is over, some at a time; the table stays as small as the tries of a day.
    private func forgetOld() throws {
        try sql.run(
            "DELETE FROM login_try WHERE scope = 'known' AND window_ms < ? OR scope <> 'known' AND window_ms < ?",
            now.advanced(by: .zero - LoginTries.knownLife),
            now.advanced(by: .zero - LoginTries.window)
        )
    }
}
