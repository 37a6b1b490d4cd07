import HubbubModel

/// Words around moderation that have served their time.
extension Transaction {
    /// What was said with reports and appeals, and held posts that were turned down; those taken back sooner.
    func sweepDecided() throws -> Int {
        let rows: Int64 = 500
        let withdrawn = try sql.rows(
            """
            SELECT q.id FROM queue_item q JOIN held_post h ON h.item_id = q.id
            WHERE q.decided_ms IS NOT NULL AND q.decided_ms <= ? AND q.outcome = 'withdrawn'
            AND (h.body <> '' OR EXISTS (SELECT 1 FROM file f WHERE f.item_id = q.id)) LIMIT ?
            """,
            now.advanced(by: .zero - Limits.deletedTextLife),
            rows
        ) { $0.id(0) as QueueItemID }
        let old = try sql.rows(
            """
            SELECT q.id FROM queue_item q WHERE q.decided_ms IS NOT NULL AND q.decided_ms <= ?
            AND (EXISTS (SELECT 1 FROM report r WHERE r.item_id = q.id AND r.words <> '')
                OR EXISTS (SELECT 1 FROM held_post h WHERE h.item_id = q.id AND h.body <> '')
                OR EXISTS (SELECT 1 FROM file f WHERE f.item_id = q.id)) LIMIT ?
            """,
            now.advanced(by: .zero - Limits.decidedLife),
            rows
        ) { $0.id(0) as QueueItemID }
        for item in withdrawn + old {
            try sql.run("UPDATE held_post SET title = '', body = '', excerpt = '' WHERE item_id = ?", item)
            try sql.run("DELETE FROM file WHERE item_id = ?", item)
            try sql.run("UPDATE report SET words = '' WHERE item_id = ?", item)
        }
        return max(withdrawn.count, old.count)
    }

    func sweepNotes() throws -> Int {
        try sql.run(
            "DELETE FROM member_note WHERE id IN (SELECT id FROM member_note WHERE at_ms <= ? ORDER BY at_ms LIMIT 500)",
            now.advanced(by: .zero - Limits.noteLife)
        )
        return Int(sql.changes)
    }
}
