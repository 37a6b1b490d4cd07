import HubbubModel

/// Files whose time is over; their bytes are erased behind the transaction (`Store.eraseUnused`).
extension Transaction {
    /// Uploads that nothing showed in time, and days that nobody asks for any more.
    func sweepUploads() throws -> Int {
        try sql.run(
            """
            DELETE FROM file WHERE id IN (SELECT id FROM file
                WHERE message_id IS NULL AND item_id IS NULL AND hub_id IS NULL AND at_ms <= ?
                ORDER BY at_ms LIMIT 500)
            """,
            now.advanced(by: .zero - Limits.waitingUploadLife)
        )
        let swept = Int(sql.changes)
        try sql.run("DELETE FROM upload_day WHERE day < ?", now.day - 1)
        return swept
    }
}
