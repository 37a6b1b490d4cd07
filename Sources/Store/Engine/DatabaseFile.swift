import GRDB
import GRDBSQLite
import Glibc

/// The file `hubbub.sqlite` of a data directory, and how its connections are set up.
struct DatabaseFile {
    /// How long a statement waits for another program's lock before it is refused as `busy`.
    static let lockWaitMilliseconds = 2_000
    /// Snapshots read at once; more wait for one to end: the reading threads' four, and room for the publisher, which
    /// must not wait for a long search.
    private static let readers = 6
    /// Pages that one connection keeps, in KiB.
    ///
    /// Small: the system's own cache holds the rest.
    private static let cacheKiB = 4_096
    /// Pages of the log after which it is written back: fewer would write the busiest pages more often.
    private static let checkpointPages = 4_000
    /// The log is cut back to this after a checkpoint.
    private static let logBytes = 16 * 1_048_576

    let directory: String
    let settings: [String]
    let trace: (@Sendable (String) -> Void)?

    var path: String { directory + "/hubbub.sqlite" }

    /// Opens the file, creating it where it is missing, and migrates it.
    ///
    /// What is not ours, damaged or newer is left as it was.
    func open(_ migrator: Migrator) throws(StoreFailure) -> DatabasePool {
        try look(migrator)
        try create()
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { database in
                try SQL(database).script("PRAGMA synchronous = FULL")
                try migrator.migrate(database, path: path)
            }
            return pool
        } catch {
            throw failure(error)
        }
    }

    /// What an error while opening means to the operator.
    func failure(_ error: any Error) -> StoreFailure {
        if let failure = error as? StoreFailure { return failure }
        guard let failure = SQLFailure(error) else { return .unusable(path: path, reason: "\(error)") }
        return switch failure.code {
        case SQLITE_NOTADB: .notADatabase(path: path)
        case SQLITE_CORRUPT: .damaged(path: path)
        case SQLITE_FULL: .full(directory: directory)
        case SQLITE_BUSY, SQLITE_LOCKED: .locked(path: path)
        default: .unusable(path: path, reason: failure.message)
        }
    }

    /// Judges the file by its first bytes where they say all, before SQLite touches it: opening would turn another
    /// program's database into one with a log beside it.
    private func look(_ migrator: Migrator) throws(StoreFailure) {
        guard let header = DatabaseHeader(path: path) else { return }
        guard header.isDatabase else { throw .notADatabase(path: path) }
        guard !hasLog else { return }
        try migrator.judge(version: header.version, mark: header.mark, hasTables: header.hasTables, path: path)
        guard !header.isDamaged else { throw .damaged(path: path) }
    }

    /// Whether the newest of the database stands in the log beside it.
    private var hasLog: Bool {
        var figures = stat()
        return stat(path + "-wal", &figures) == 0 && figures.st_size > 0
    }

    /// SQLite gives the files beside the database the database's own mode.
    private func create() throws(StoreFailure) {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
        defer { Glibc.close(descriptor) }
        guard fchmod(descriptor, 0o600) == 0 else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(Self.lockWaitMilliseconds) / 1_000)
        configuration.maximumReaderCount = Self.readers
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { [settings, trace] database in
            let sql = SQL(database)
            try sql.script("PRAGMA secure_delete = ON")
            try sql.script("PRAGMA cache_size = -\(Self.cacheKiB)")
            try sql.script("PRAGMA journal_size_limit = \(Self.logBytes)")
            try sql.script("PRAGMA trusted_schema = OFF")
            try sql.script("PRAGMA temp_store = MEMORY")
            try sql.script("PRAGMA wal_autocheckpoint = \(Self.checkpointPages)")
            for setting in settings { try sql.script(setting) }
            if let trace {
                database.trace { event in
                    if case .statement(let statement) = event { trace(statement.sql) }
                }
            }
        }
        return configuration
    }
}
