package import HubbubModel

extension Reader {
    /// Whether something has reached its time: sanctions, calms, locks, reports that go up.
    package func isAnythingDue() throws -> Bool {
        try hiddenNow().contains { $0.ends <= now }
            || sql.exists(
                """
                SELECT 1 WHERE EXISTS (SELECT 1 FROM sanction WHERE ended_ms IS NULL AND ends_ms <= ?1)
                OR EXISTS (SELECT 1 FROM hub WHERE calm_until_ms <= ?1)
                OR EXISTS (SELECT 1 FROM setting WHERE name = 'calm_until' AND value <> '' AND CAST(value AS INTEGER) <= ?1)
                OR EXISTS (SELECT 1 FROM channel WHERE lock_ends_ms <= ?1)
                OR EXISTS (SELECT 1 FROM thread WHERE lock_ends_ms <= ?1)
                OR EXISTS (SELECT 1 FROM queue_item WHERE due_ms <= ?1 AND state <> 'done' AND due_ms IS NOT NULL)
                """,
                now
            )
    }
}

extension Transaction {
    /// Ends what has reached its end, each announced: it had no force from its end on, this tells who waits for it.
    ///
    /// Called by the clock, and at the start for what ended while the server was down.
    package func endWhatIsDue() throws {
        try endSanctions()
        try endCalms()
        try endLocks()
        try endHiding()
        try raiseReports()
    }

    private func endSanctions() throws {
        let due = try sql.rows(
            "SELECT id FROM sanction WHERE ended_ms IS NULL AND ends_ms <= ? ORDER BY ends_ms LIMIT ?",
            now,
            Limits.page
        ) { $0.id(0) as SanctionID }
        for sanction in try due.compactMap({ try self.sanction($0) }) {
            try sql.run("UPDATE sanction SET ended_ms = ends_ms WHERE id = ?", sanction.id)
            try sql.run("DELETE FROM sanction_email WHERE sanction_id = ?", sanction.id)
            try append(.sanctionChanged, to: .member(sanction.member), subject: sanction.id.rawValue)
            try comeBack(after: sanction)
            try notify(sanction.member, .ended, entry: sanction.entry)
        }
    }

    /// Lets in again whom a ban had put out: as a plain member, to whom nothing counts that was said meanwhile.
    private func comeBack(after sanction: Sanction) throws {
        guard let hub = sanction.hub, try membershipEnded(by: sanction) != nil else { return }
        guard try membership(hub, sanction.member) == nil, try !hubsBanned(sanction.member).contains(hub) else {
            return
        }
        _ = try join(hub, sanction.member)
    }

    private func endCalms() throws {
        let hubs = try sql.rows("SELECT id FROM hub WHERE calm_until_ms <= ?", now) { $0.id(0) as HubID }
        for hub in hubs { try setCalm(in: .hub(hub), until: nil) }
        let everywhere = try communitySetting("calm_until").flatMap { Int64($0) }
        if let everywhere, Time(ms: everywhere) <= now { try setCalm(in: .community, until: nil) }
    }

    private func endLocks() throws {
        let threads = try sql.rows("SELECT id FROM thread WHERE lock_ends_ms <= ? LIMIT ?", now, Limits.page) {
            $0.int(0)
        }
        for thread in threads { _ = try changeIfNeeded(.threadLock, thread, to: "") }
        let channels = try sql.rows("SELECT id FROM channel WHERE lock_ends_ms <= ? LIMIT ?", now, Limits.page) {
            $0.int(0)
        }
        for channel in channels { _ = try changeIfNeeded(.channelLock, channel, to: "") }
    }

    /// What nobody decided in time goes up to operators.
    private func raiseReports() throws {
        let due = try sql.rows(
            "SELECT id FROM queue_item WHERE due_ms <= ? AND state <> 'done' AND due_ms IS NOT NULL LIMIT ?",
            now,
            Limits.page
        ) { $0.id(0) as QueueItemID }
        for id in due { try escalate(id) }
    }

    /// Shows an item to operators too, and to nobody's deadline any more.
    func escalate(_ id: QueueItemID) throws {
        try sql.run("UPDATE queue_item SET is_escalated = 1, due_ms = NULL WHERE id = ?", id)
        if let item = try queueItem(id) { try announce(item) }
    }
}
