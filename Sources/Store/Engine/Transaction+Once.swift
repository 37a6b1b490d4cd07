import HubbubModel

extension Transaction {
    /// Runs an act, or answers its retry: a key acts once.
    ///
    /// Throws `keyReused` where the key was used for another request.
    func once<Value: Sendable>(
        _ act: Act,
        _ operation: (Transaction) throws -> Outcome<Value>,
        _ again: (Transaction, Int64, Int64) throws -> Value
    ) throws -> Value {
        guard let key = act.key else { return try operation(self).value }
        let member = act.member ?? .none
        let done = try sql.first(
            "SELECT request_hash, subject_id, second_id FROM act WHERE member_id = ? AND key = ?",
            member,
            key
        ) { (hash: $0.blob(0), subject: $0.int(1), second: $0.int(2)) }
        if let done {
            guard done.hash == act.requestHash else { throw Refusal(.keyReused, field: "key") }
            return try again(self, done.subject, done.second)
        }
        let outcome = try operation(self)
        try sql.run(
            """
            INSERT INTO act (member_id, key, request_hash, subject_id, second_id, is_post, at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            member,
            key,
            act.requestHash,
            outcome.subject,
            outcome.second,
            outcome.isPost,
            now
        )
        return outcome.value
    }
}
