import GRDB
import GRDBSQLite
import HubbubModel

/// SQLite said no: its result code and its words, never values of a row.
struct SQLFailure: Error, CustomStringConvertible {
    /// The primary result code, such as `SQLITE_FULL`.
    let code: Int32
    let message: String

    var description: String { "SQLite \(code): \(message)" }

    init(code: Int32, message: String) {
        self.code = code & 0xFF
        self.message = message
    }

    /// From any error of SQLite's, GRDB's own included; nil for another.
    init?(_ error: any Error) {
        if let failure = error as? SQLFailure {
            self = failure
        } else if let failure = error as? DatabaseError {
            self.init(code: failure.resultCode.rawValue, message: failure.message ?? "")
        } else {
            return nil
        }
    }

    /// What the one who asked is told: nothing of the act is stored.
    var refusal: Refusal {
        switch code {
        case SQLITE_FULL: Refusal(.full)
        case SQLITE_BUSY, SQLITE_LOCKED: Refusal(.busy, retrySeconds: 1)
        default: Refusal(.fault)
        }
    }
}
