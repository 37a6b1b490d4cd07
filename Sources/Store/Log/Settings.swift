extension Reader {
    /// A setting of the community; nil when it was never set.
    package func communitySetting(_ name: String) throws -> String? {
        try sql.first("SELECT value FROM setting WHERE name = ?", name) { $0.text(0) }
    }
}

extension Transaction {
    package func setCommunitySetting(_ name: String, _ value: String) throws {
        try sql.run(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            value
        )
    }
}
