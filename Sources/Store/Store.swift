internal import GRDB
import HubbubMigrations
package import HubbubModel
import Synchronization

/// Every stored fact of one community, and the only room with SQL.
///
/// One process holds it at a time. Reads see one moment each and never wait for the writer; writes run one after the
/// other on one thread and share commits (`Writer`). It knows facts, not who asks: rights are decided before.
package final class Store: Sendable {
    package let directory: String
    /// Changes when a backup is restored, so that cursors of before are recognised.
    package let epoch: String

    /// Where files lie.
    package let shelf: Shelf
    let pool: DatabasePool
    let writer: Writer
    private let lock: DirectoryLock
    private let isClosed = Mutex(false)
    private let clock: @Sendable () -> Time

    /// Takes the directory's lock, opens `hubbub.sqlite` in it and brings its schema forward.
    ///
    /// Creates what is missing: the directory with 0700, files with 0600. `random` gives so many random bytes.
    package static func open(
        directory: String,
        clock: @escaping @Sendable () -> Time,
        random: @escaping @Sendable (_ bytes: Int) -> [UInt8]
    ) throws(StoreFailure) -> Store {
        try Store(directory: directory, clock: clock, random: random, migrations: Migrations.all)
    }

    /// For tests: `settings` are statements run on each connection, `trace` hears every statement that is run.
    init(
        directory: String,
        clock: @escaping @Sendable () -> Time,
        random: @escaping @Sendable (_ bytes: Int) -> [UInt8],
        migrations: [Migration],
        settings: [String] = [],
        trace: (@Sendable (String) -> Void)? = nil
    ) throws(StoreFailure) {
        let lock = try DirectoryLock(directory: directory)
        let file = DatabaseFile(directory: directory, settings: settings, trace: trace)
        let pool = try file.open(Migrator(migrations: migrations))
        let shelf = try Shelf(directory: directory, random: random)
        let purged = try PurgeList(directory: directory).lines().ids
        do {
            let (epoch, ledger) = try pool.write { database in
                let sql = SQL(database)
                var ledger = try Ledger(sql)
                // A restored backup gives no message the id of one that was purged.
                ledger[.message] = max(ledger[.message], purged.max()?.rawValue ?? 0)
                return (try Self.epoch(sql, random), ledger)
            }
            self.epoch = epoch
            let pages = try PageFile(path: file.path)
            self.writer = Writer(
                pool: pool,
                directory: directory,
                pages: pages,
                clock: clock,
                random: random,
                ledger: ledger
            )
        } catch {
            throw file.failure(error)
        }
        self.directory = directory
        self.shelf = shelf
        self.clock = clock
        self.pool = pool
        self.lock = lock
    }

    /// The newest committed event.
    package var sharedCursor: EventID { writer.newestEvent }

    /// Reads one moment of everything.
    ///
    /// Blocks the calling thread while it runs; not to be called inside itself. Throws what `body` throws, and a `Refusal` where the database failed.
    package func read<Value>(_ body: (Reader) throws -> Value) throws -> Value {
        do {
            return try pool.read { try body(Reader(SQL($0), clock: clock)) }
        } catch {
            guard let failure = SQLFailure(error) else { throw error }
            writer.report(failure)
            throw failure.refusal
        }
    }

    /// Called with every commit, in order, on the writer's thread, before those who acted are answered.
    ///
    /// To be set once, before the first write. It must not block, nor wait for a write.
    package func onCommit(_ handler: @escaping @Sendable (Commit) -> Void) {
        writer.onCommit(handler)
    }

    /// Called with what to log when the database failed: SQLite's words, never values of a row.
    package func onFault(_ handler: @escaping @Sendable (String) -> Void) {
        writer.onFault(handler)
    }

    /// Empties SQLite's log and the gaps of its pages where text was taken away, so that no file holds it any more.
    ///
    /// Waits 50 ms for readers at most; `then`, on the writer's thread, hears false where they were in the way (call again
    /// later), or where the disk failed.
    package func cutLog(then: @escaping @Sendable (Bool) -> Void = { _ in }) {
        writer.cutLog(then: then)
    }

    /// Finishes what was enqueued; reading goes on.
    ///
    /// Blocks, so never on the writer's thread; every later write is refused as `busy`.
    package func finishWriting() {
        writer.close()
    }

    /// Finishes what was enqueued, then lets another process in.
    ///
    /// Blocks, so never on the writer's thread; every later write is refused as `busy`. Nobody may be reading any more: a
    /// connection is not closed under whoever uses it.
    package func close() {
        let wasClosed = isClosed.withLock { isClosed in
            defer { isClosed = true }
            return isClosed
        }
        guard !wasClosed else { return }
        writer.close()
        writer.finishLog()
        do {
            try pool.close()
        } catch {
            writer.report(error)
        }
        lock.release()
    }

    private static func epoch(_ sql: SQL, _ random: (Int) -> [UInt8]) throws -> String {
        if let epoch = try sql.first("SELECT value FROM setting WHERE name = 'epoch'", read: { $0.text(0) }) {
            return epoch
        }
        let digits = Array("0123456789abcdef")
        let epoch = String(random(4).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
        try sql.run("INSERT INTO setting (name, value) VALUES ('epoch', ?)", epoch)
        return epoch
    }
}
