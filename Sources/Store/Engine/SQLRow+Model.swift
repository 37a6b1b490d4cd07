import GRDBSQLite
import HubbubModel

extension SQLRow {
    /// A word of a closed set, as its check constraint has it.
    ///
    /// Throws what stands for a damaged database when it is another.
    func value<Value: RawRepresentable<String>>(_ column: Int32) throws -> Value {
        guard let value = Value(rawValue: text(column)) else { throw damage(column) }
        return value
    }

    func slug(_ column: Int32) throws -> Slug {
        guard let slug = Slug(text(column)) else { throw damage(column) }
        return slug
    }

    private func damage(_ column: Int32) -> SQLFailure {
        SQLFailure(code: SQLITE_CORRUPT, message: "column \(column) holds no such value")
    }
}
