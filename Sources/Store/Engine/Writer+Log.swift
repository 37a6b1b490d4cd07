import GRDB
import Synchronization

extension Writer {
    /// How long cutting the log waits for readers of it: nothing can be written meanwhile.
    private static let cutWaitMilliseconds = 50

    /// Writes the log back into the database and cuts it to nothing, where text was taken away since the last time.
    ///
    /// Until then the log holds what the database has forgotten (https://sqlite.org/wal.html). `then` hears, on the
    /// writer's thread, whether nothing is owed any more; readers that are in the way leave it owed.
    func cutLog(then: @escaping @Sendable (Bool) -> Void) {
        guard owesCut.load(ordering: .relaxed), !isClosed else { return then(!owesCut.load(ordering: .relaxed)) }
        pool.asyncWriteWithoutTransaction { database in
            // Before the log is cut: what is taken away during it is owed again.
            self.owesCut.store(false, ordering: .relaxed)
            let isCut = self.cut(database)
            if !isCut { self.owesCut.store(true, ordering: .relaxed) }
            then(isCut)
        }
    }

    /// Leaves everything in the database's own file: what is copied from there is whole, and another put in its place is
    /// not mixed with the log of this one.
    func finishLog() {
        pool.writeWithoutTransaction { _ = cut($0) }
    }

    private func cut(_ database: Database) -> Bool {
        let sql = SQL(database)
        do {
            try sql.script("PRAGMA busy_timeout = \(Self.cutWaitMilliseconds)")
            defer { restoreWait(sql) }
            return try sql.int("PRAGMA wal_checkpoint(TRUNCATE)") == 0
        } catch {
            report(error)
            return false
        }
    }

    private func restoreWait(_ sql: SQL) {
        do {
            try sql.script("PRAGMA busy_timeout = \(DatabaseFile.lockWaitMilliseconds)")
        } catch {
            report(error)
        }
    }
}
