import GRDB

/// Looks at a data folder's database as SQLite's own shell would, while no server runs on it.
struct Inspection {
    private let queue: DatabaseQueue

    /// Opens it, creating the file where it is missing.
    init(_ directory: String) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        queue = try DatabaseQueue(path: directory + "/hubbub.sqlite", configuration: configuration)
    }

    /// A transaction that it begins stays open.
    func run(_ script: String) throws {
        try queue.unsafeReentrantWrite { try $0.execute(sql: script) }
    }

    func texts(_ statement: String) throws -> [String] {
        try queue.inDatabase { try String.fetchAll($0, sql: statement) }
    }

    /// The schema's version.
    func version() throws -> Int {
        try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    }

    /// Every table and index there is.
    func things() throws -> [String] {
        try texts("SELECT type || ' ' || name FROM sqlite_schema ORDER BY 1")
    }

    /// What SQLite and the search index find wrong with their own structures; empty when nothing is.
    func complaints() throws -> [String] {
        let own = try texts("PRAGMA integrity_check").filter { $0 != "ok" }
        let broken = try queue.inDatabase { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").map(\.description) }
        if try texts("SELECT name FROM sqlite_schema WHERE name = 'message_search'").isEmpty { return own + broken }
        do {
            try run("INSERT INTO message_search (message_search) VALUES ('integrity-check')")
            return own + broken
        } catch {
            return own + broken + ["\(error)"]
        }
    }
}
