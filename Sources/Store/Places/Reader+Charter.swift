package import HubbubModel

extension Reader {
    /// A hub's newest charter, or an earlier version; nil when there is none.
    package func charter(_ hub: HubID, version: Int64? = nil) throws -> Charter? {
        let newest = try sql.first(
            """
            SELECT version, at_ms, preamble FROM charter WHERE hub_id = ?1 AND (?2 IS NULL OR version = ?2)
            ORDER BY version DESC LIMIT 1
            """,
            hub,
            version
        ) { (version: $0.int(0), at: $0.time(1), preamble: $0.text(2)) }
        guard let newest else { return nil }
        let rules = try sql.rows(
            "SELECT text FROM charter_rule WHERE hub_id = ? AND version = ? ORDER BY number",
            hub,
            newest.version
        ) { $0.text(0) }
        return Charter(hub: hub, version: newest.version, at: newest.at, preamble: newest.preamble, rules: rules)
    }
}

extension Reader {
    /// When each version of a hub's charter was set, newest first, at most `Limits.page`.
    package func charterVersions(_ hub: HubID) throws -> [(version: Int64, at: Time)] {
        try sql.rows(
            "SELECT version, at_ms FROM charter WHERE hub_id = ? ORDER BY version DESC LIMIT ?",
            hub,
            Limits.page
        ) { ($0.int(0), $0.time(1)) }
    }
}

extension Transaction {
    /// Writes a new version of a hub's charter; rules are numbered from 1 as given.
    package func setCharter(_ hub: HubID, preamble: String, rules: [String], by member: MemberID) throws -> Charter {
        guard try self.hub(hub) != nil else { throw Refusal.notFound }
        guard rules.count <= Limits.rulesPerCharter else { throw Refusal(.tooLong, field: "rules") }
        let version = (try charter(hub)?.version ?? 0) + 1
        try sql.run(
            "INSERT INTO charter (hub_id, version, at_ms, by_id, preamble) VALUES (?, ?, ?, ?, ?)",
            hub,
            version,
            now,
            member,
            preamble
        )
        for (index, text) in rules.enumerated() {
            try sql.run(
                "INSERT INTO charter_rule (hub_id, version, number, text) VALUES (?, ?, ?, ?)",
                hub,
                version,
                index + 1,
                text
            )
        }
        try append(.hubChanged, to: .hub(hub), subject: hub.rawValue)
        return Charter(hub: hub, version: version, at: now, preamble: preamble, rules: rules)
    }
}
