import GRDB
import Synchronization

extension Writer {
    /// How long cutting the log waits for readers of it: nothing can be written meanwhile.
    private static let cutWaitMilliseconds = 50

    /// Writes the log back into the database and cuts it to nothing, then clears the gaps of all pages, where text was
    /// taken away since the last time.
    ///
    /// Until then the log holds what the database has forgotten (https://sqlite.org/wal.html), and pages what they held
    /// before it moved. Other writes come between the turns. `then` hears, on the writer's thread, whether nothing is owed
    /// any more; readers that are in the way leave it owed, and the next call goes on where this one stopped.
    func cutLog(then: @escaping @Sendable (Bool) -> Void) {
        guard owesCut.load(ordering: .relaxed), !isClosed else { return then(!owesCut.load(ordering: .relaxed)) }
        pool.asyncWriteWithoutTransaction { database in
            // Before anything is cut: what is taken away during it is owed again.
            self.owesCut.store(false, ordering: .relaxed)
            do {
                guard try self.cut(database) else {
                    self.owesCut.store(true, ordering: .relaxed)
                    return then(false)
                }
                guard try self.clearGaps(database) else { return then(!self.owesCut.load(ordering: .relaxed)) }
                self.owesCut.store(true, ordering: .relaxed)
                self.cutLog(then: then)
            } catch {
                self.report(error)
                self.owesCut.store(true, ordering: .relaxed)
                then(false)
            }
        }
    }

    /// Text was taken away: to be called on the writer's thread, after the commit.
    func oweCut() {
        pages.withLock { $0.restart() }
        owesCut.store(true, ordering: .relaxed)
    }

    /// Whether there are more; the log is empty.
    private func clearGaps(_ database: Database) throws -> Bool {
        // Pages that this connection keeps would be written again as they are.
        database.releaseMemory()
        return try pages.withLock { try $0.clearGaps() }
    }

    /// Leaves everything in the database's own file: what is copied from there is whole, and another put in its place is
    /// not mixed with the log of this one.
    func finishLog() {
        do {
            _ = try pool.writeWithoutTransaction { try cut($0) }
        } catch {
            report(error)
        }
    }

    /// False where readers are in the way.
    private func cut(_ database: Database) throws -> Bool {
        let sql = SQL(database)
        try sql.script("PRAGMA busy_timeout = \(Self.cutWaitMilliseconds)")
        defer { restoreWait(sql) }
        return try sql.int("PRAGMA wal_checkpoint(TRUNCATE)") == 0
    }

    private func restoreWait(_ sql: SQL) {
        do {
            try sql.script("PRAGMA busy_timeout = \(DatabaseFile.lockWaitMilliseconds)")
        } catch {
            report(error)
        }
    }
}
