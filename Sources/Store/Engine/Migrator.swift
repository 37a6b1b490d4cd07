import GRDB
import HubbubMigrations
import HubbubModel

/// Brings a database forward to the schema this binary knows, each step in one transaction: a kill leaves old or new.
struct Migrator {
    /// `PRAGMA application_id` of a Hubbub database: "HUBB".
    static let applicationID: Int64 = 0x4855_4242

    let migrations: [Migration]

    /// Throws `StoreFailure` for a foreign or newer database, SQLite's errors otherwise.
    func migrate(_ database: Database, path: String) throws {
        let sql = SQL(database)
        let found = Int(try sql.int("PRAGMA user_version") ?? 0)
        let mark = try sql.int("PRAGMA application_id") ?? 0
        let hasTables = try sql.exists("SELECT 1 FROM sqlite_schema LIMIT 1")
        try judge(version: found, mark: mark, hasTables: hasTables, path: path)
        for migration in migrations where migration.version > found {
            try database.inTransaction(.immediate) {
                try sql.script(migration.sql)
                try sql.script("PRAGMA user_version = \(migration.version)")
                try sql.script("PRAGMA application_id = \(Self.applicationID)")
                return .commit
            }
        }
    }

    /// A new file is empty; an old one bears our mark, and a version that is known.
    func judge(version: Int, mark: Int64, hasTables: Bool, path: String) throws(StoreFailure) {
        let isOurs = version == 0 ? mark == 0 && !hasTables : mark == Self.applicationID
        guard isOurs else { throw .notADatabase(path: path) }
        let known = migrations.last?.version ?? 0
        guard version <= known else { throw .newer(found: version, known: known) }
    }
}
