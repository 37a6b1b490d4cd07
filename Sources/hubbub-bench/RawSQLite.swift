import GRDBSQLite

/// A value for a `?` of a statement.
enum RawValue {
    case int(Int64)
    case text(String)
    case blob([UInt8])
}

/// SQLite's own interface on one file, set up as the store sets it up.
final class RawSQLite {
    private let connection: OpaquePointer

    init(_ path: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let opened else {
            throw MeasureFault("SQLite cannot open \(path)")
        }
        connection = opened
        for pragma in [
            "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "cache_size = -4096",
            "journal_size_limit = 16777216",
        ] {
            try run("PRAGMA " + pragma)
        }
    }

    deinit { sqlite3_close_v2(connection) }

    func run(_ text: String) throws {
        guard sqlite3_exec(connection, text, nil, nil, nil) == SQLITE_OK else { throw fault(text) }
    }

    func statement(_ text: String) throws -> RawStatement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, text, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw fault(text)
        }
        return RawStatement(statement, of: self)
    }

    func fault(_ what: String) -> MeasureFault {
        MeasureFault("SQLite: \(String(cString: sqlite3_errmsg(connection))): \(what)")
    }
}

/// A prepared statement.
final class RawStatement {
    private let statement: OpaquePointer
    private let file: RawSQLite
    /// SQLite copies the bytes before the call returns.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ statement: OpaquePointer, of file: RawSQLite) {
        self.statement = statement
        self.file = file
    }

    deinit { sqlite3_finalize(statement) }

    /// Runs it to its end; rows are dropped.
    func run(_ values: RawValue...) throws {
        defer { sqlite3_reset(statement) }
        for (index, value) in values.enumerated() { bind(value, Int32(index) + 1) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return
            default: throw file.fault("a row was not written")
            }
        }
    }

    private func bind(_ value: RawValue, _ index: Int32) {
        switch value {
        case .int(let number): sqlite3_bind_int64(statement, index, number)
        case .text(let text): sqlite3_bind_text(statement, index, text, -1, Self.transient)
        case .blob(let bytes):
            bytes.withUnsafeBytes {
                _ = sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), Self.transient)
            }
        }
    }
}
