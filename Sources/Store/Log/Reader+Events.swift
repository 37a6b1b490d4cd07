package import HubbubModel

extension Reader {
    /// Events after a position, for all audiences, in order.
    package func events(after: EventID, limit: Int) throws -> [Event] {
        try sql.rows(
            """
            SELECT id, audience_kind, audience_id, kind, subject_id, second_id, third_id FROM event
            WHERE id > ? ORDER BY id LIMIT ?
            """,
            after,
            limit
        ) { row -> Event? in
            guard let audience = Audience(kind: row.int(1), id: row.int(2)), let kind = EventKind(rawValue: row.text(3))
            else { return nil }
            return Event(
                id: row.id(0),
                audience: audience,
                kind: kind,
                subject: row.int(4),
                second: row.int(5),
                third: row.int(6)
            )
        }.compactMap(\.self)
    }

    /// The oldest event that is still there; `.none` when there is none.
    ///
    /// A cursor more than one below it has missed something.
    package func oldestEvent() throws -> EventID {
        EventID(try sql.int("SELECT min(id) FROM event") ?? 0)
    }
}
