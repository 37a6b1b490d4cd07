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
        let known = migrations.last?.version ?? 0
        guard try isOurs(sql, version: found) else { throw StoreFailure.notADatabase(path: path) }
        guard found <= known else { throw StoreFailure.newer(found: found, known: known) }
        for migration in migrations where migration.version > found {
            try database.inTransaction(.immediate) {
                try sql.script(migration.sql)
                try sql.script("PRAGMA user_version = \(migration.version)")
                try sql.script("PRAGMA application_id = \(Self.applicationID)")
                return .commit
            }
        }
    }

    /// A new file is empty; an old one bears our mark.
    private func isOurs(_ sql: SQL, version: Int) throws -> Bool {
        let mark = try sql.int("PRAGMA application_id") ?? 0
        if version == 0 { return try mark == 0 && !sql.exists("SELECT 1 FROM sqlite_schema LIMIT 1") }
        return mark == Self.applicationID
    }
}
