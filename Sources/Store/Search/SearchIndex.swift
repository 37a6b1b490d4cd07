enum SearchIndex {
    static func add(_ entry: SearchEntry, in sql: SQL) throws {
        try sql.run(
            "INSERT INTO message_search (rowid, scope, author, flags, text) VALUES (?, ?, ?, ?, ?)",
            entry.message,
            "c\(entry.channel)",
            "a\(entry.author)",
            entry.isRoot ? "root" : "",
            Folding.fold(entry.title + " " + entry.body)
        )
    }

    static func remove(_ entry: SearchEntry, in sql: SQL) throws {
        try sql.run(
            "INSERT INTO message_search (message_search, rowid, scope, author, flags, text) VALUES ('delete', ?, ?, ?, ?, ?)",
            entry.message,
            "c\(entry.channel)",
            "a\(entry.author)",
            entry.isRoot ? "root" : "",
            Folding.fold(entry.title + " " + entry.body)
        )
    }
}
