/// The rows of `message_search`: what a message is found by.
///
/// A row's id puts the messages in order of time and still names the message: `SearchRow`. The table is contentless, so
/// a row is taken out by saying again what stood in it; that leaves the words in old segments of the index until a merge
/// has passed over them (`SearchSweep`).
enum SearchIndex {
    /// Puts a message in.
    ///
    /// Once a message; a change is `remove` of the old, then `add`.
    static func add(_ entry: SearchEntry, in sql: SQL) throws {
        guard let row = SearchRow(entry) else { return }
        try run(
            "INSERT INTO message_search (rowid, scope, author, flags, title, text, parts) VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
            in: sql
        )
    }

    /// Takes a message out; `entry` is what was added.
    static func remove(_ entry: SearchEntry, in sql: SQL) throws {
        guard let row = SearchRow(entry) else { return }
        try run(
            """
            INSERT INTO message_search (message_search, rowid, scope, author, flags, title, text, parts)
            VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)
            """,
            row,
            in: sql
        )
        try SearchSweep.note(in: sql)
    }
    private static func run(_ statement: String, _ row: SearchRow, in sql: SQL) throws {
        try sql.run(statement, row.id, row.scope, row.author, row.flags, row.title, row.text, row.parts)
    }
}
