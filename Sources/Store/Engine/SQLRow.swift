import GRDBSQLite
import HubbubModel

/// The row that a statement stands on: valid inside the closure that reads it.
///
/// Columns count from 0. NULL reads as 0 or as empty where no optional is asked for.
struct SQLRow {
    let statement: OpaquePointer

    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

    func bool(_ column: Int32) -> Bool { sqlite3_column_int64(statement, column) != 0 }

    func id<Of>(_ column: Int32) -> ID<Of> { ID(int(column)) }

    func time(_ column: Int32) -> Time { Time(ms: int(column)) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func text(_ column: Int32) -> String {
        guard let start = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, column) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }

    func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

    func optionalID<Of>(_ column: Int32) -> ID<Of>? { isNull(column) ? nil : ID(int(column)) }

    func optionalTime(_ column: Int32) -> Time? { isNull(column) ? nil : time(column) }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}
