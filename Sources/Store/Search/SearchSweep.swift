/// Makes removed words truly go.
///
/// FTS5 without `secure-delete` (SQLite before 3.42) only notes a deletion beside the old words; they go when segments
/// are merged into the oldest. So the first removal leaves a note, and the sweep merges all segments into one, some pages
/// at a time, then takes the note away. The pages that become free are overwritten (`PRAGMA secure_delete`).
enum SearchSweep {
    /// Pages a step merges: some 10 ms of the writer.
    private static let pages: Int64 = 500
    private static let setting = "search.removed"

    /// Remembers that something was removed since the last whole merge.
    static func note(in sql: SQL) throws {
        try sql.run(
            "INSERT INTO setting (name, value) VALUES (?, 'removed') ON CONFLICT (name) DO UPDATE SET value = 'removed'",
            setting
        )
    }

    /// One step; true when there is more to do.
    ///
    /// The first begins a merge of everything that is there (negative pages), the others go on with it; one that finds
    /// nothing to do changes fewer than two rows (https://sqlite.org/fts5.html#the_merge_command).
    static func step(in sql: SQL) throws -> Bool {
        let state = try sql.first("SELECT value FROM setting WHERE name = ?", setting) { $0.text(0) }
        switch state {
        case nil: return false
        case "removed":
            _ = try merge(-pages, in: sql)
            try sql.run("UPDATE setting SET value = 'merging' WHERE name = ?", setting)
            return true
        default:
            if try merge(pages, in: sql) { return true }
            try sql.run("DELETE FROM setting WHERE name = ?", setting)
            return false
        }
    }

    /// Whether anything was merged.
    private static func merge(_ pages: Int64, in sql: SQL) throws -> Bool {
        let before = try sql.int("SELECT total_changes()") ?? 0
        try sql.run("INSERT INTO message_search (message_search, rank) VALUES ('merge', ?)", pages)
        return (try sql.int("SELECT total_changes()") ?? 0) - before >= 2
    }
}

extension Transaction {
    /// Merges some of the search index so that words of removed messages go from the file.
    ///
    /// Bounded work, one act; true when there is more to do. Nothing was removed: does nothing.
    package func sweepSearch() throws -> Bool {
        let written = sql.totalChanges
        let hasMore = try SearchSweep.step(in: sql)
        if sql.totalChanges != written { tookTextAway = true }
        return hasMore
    }
}
