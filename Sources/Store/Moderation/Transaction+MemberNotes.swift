package import HubbubModel

/// What a moderator noted on a member.
package struct MemberNote: Hashable, Sendable {
    package let by: MemberID
    package let text: String
    package let at: Time
}

extension Reader {
    /// Notes on a member of a hub's moderators, or of operators (nil), newest first; not older than `Limits.noteLife`.
    package func notes(on member: MemberID, in hub: HubID?) throws -> [MemberNote] {
        try sql.rows(
            """
            SELECT by_id, text, at_ms FROM member_note WHERE member_id = ? AND hub_id = ? AND at_ms > ?
            ORDER BY id DESC LIMIT ?
            """,
            member,
            hub ?? .none,
            now.advanced(by: .zero - Limits.noteLife),
            Limits.page
        ) { MemberNote(by: $0.id(0), text: $0.text(1), at: $0.time(2)) }
    }
}

extension Transaction {
    package func note(_ text: String, on member: MemberID, in hub: HubID?, by author: MemberID) throws {
        let id: ID<MemberNote> = nextID(.note)
        try sql.run(
            "INSERT INTO member_note (id, hub_id, member_id, by_id, text, at_ms) VALUES (?, ?, ?, ?, ?, ?)",
            id,
            hub ?? .none,
            member,
            author,
            text,
            now
        )
    }
}
