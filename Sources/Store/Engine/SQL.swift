import GRDB
import GRDBSQLite

/// Statements on one connection, inside one transaction or snapshot.
///
/// GRDB opens, pools and caches; values are bound and read here without its conversions, which cost more than SQLite's
/// own work on a post. A text is the cache's key: keep texts constant and bind everything.
final class SQL {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Runs a statement to its end; rows that it gives are dropped.
    func run(_ text: String, _ arguments: any SQLValue...) throws {
        let statement = try bound(text, arguments)
        defer { sqlite3_reset(statement) }
        while try step(statement) {}
    }

    /// All rows, in order.
    ///
    /// `read` must not run the same text again.
    func rows<T>(_ text: String, _ arguments: any SQLValue..., read: (SQLRow) throws -> T) throws -> [T] {
        let statement = try bound(text, arguments)
        defer { sqlite3_reset(statement) }
        var rows: [T] = []
        while try step(statement) {
            rows.append(try read(SQLRow(statement: statement)))
        }
        return rows
    }

    /// All rows of a statement whose arguments do not matter: what is not bound is NULL.
    func unboundRows<T>(_ text: String, read: (SQLRow) throws -> T) throws -> [T] {
        let statement = try database.cachedStatement(sql: text).sqliteStatement
        defer { sqlite3_reset(statement) }
        var rows: [T] = []
        while try step(statement) {
            rows.append(try read(SQLRow(statement: statement)))
        }
        return rows
    }

    /// The first row; nil when there is none.
    func first<T>(_ text: String, _ arguments: any SQLValue..., read: (SQLRow) throws -> T) throws -> T? {
        let statement = try bound(text, arguments)
        defer { sqlite3_reset(statement) }
        return try step(statement) ? try read(SQLRow(statement: statement)) : nil
    }

    /// The first column of the first row; nil when there is no row or it is NULL.
    func int(_ text: String, _ arguments: any SQLValue...) throws -> Int64? {
        let statement = try bound(text, arguments)
        defer { sqlite3_reset(statement) }
        return try step(statement) ? SQLRow(statement: statement).optionalInt(0) : nil
    }

    /// Whether there is a row.
    func exists(_ text: String, _ arguments: any SQLValue...) throws -> Bool {
        let statement = try bound(text, arguments)
        defer { sqlite3_reset(statement) }
        return try step(statement)
    }

    /// Runs several statements without arguments, not cached.
    func script(_ text: String) throws {
        try database.execute(sql: text)
    }

    /// Rows that the last `run` inserted, changed or deleted.
    var changes: Int64 { sqlite3_changes64(database.sqliteConnection) }

    /// Rows changed on this connection ever.
    var totalChanges: Int64 { sqlite3_total_changes64(database.sqliteConnection) }

    /// SQLite has ended the transaction by itself, as it does when the disk is full.
    var isOutsideTransaction: Bool { sqlite3_get_autocommit(database.sqliteConnection) != 0 }

    private func bound(_ text: String, _ arguments: [any SQLValue]) throws -> OpaquePointer {
        let statement = try database.cachedStatement(sql: text).sqliteStatement
        guard sqlite3_stmt_busy(statement) == 0, sqlite3_bind_parameter_count(statement) == arguments.count else {
            throw SQLFailure(code: SQLITE_MISUSE, message: "statement in use or with other arguments: \(text)")
        }
        for (index, argument) in arguments.enumerated() {
            let code = argument.bind(to: statement, at: Int32(index) + 1)
            guard code == SQLITE_OK else { throw failure(code) }
        }
        return statement
    }

    private func step(_ statement: OpaquePointer) throws -> Bool {
        let code = sqlite3_step(statement)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure(code)
        }
    }

    private func failure(_ code: Int32) -> SQLFailure {
        SQLFailure(code: code, message: String(cString: sqlite3_errmsg(database.sqliteConnection)))
    }
}
