package import HubbubModel

extension Reader {
    /// What is stored about a member in one section, in the order of its cursors, after one.
    package func export(
        _ section: ExportSection,
        of member: MemberID,
        after cursor: Int64,
        limit: Int
    ) throws -> [ExportRow] {
        let columns = section.columns
        return try sql.rows(section.statement, member, cursor, limit) { row in
            let values = columns.enumerated().compactMap { index, column in
                Self.value(row, Int32(index) + 1, column.kind).map { (name: column.name, value: $0) }
            }
            return ExportRow(cursor: row.int(0), values: values)
        }
    }

    private static func value(_ row: SQLRow, _ index: Int32, _ kind: ExportSection.Kind) -> ExportValue? {
        guard !row.isNull(index) else { return nil }
        switch kind {
        case .integer: return .integer(row.int(index))
        case .text: return row.text(index).isEmpty ? nil : .text(row.text(index))
        case .flag: return row.bool(index) ? .flag(true) : nil
        case .hub: return .hub(row.id(index))
        case .channel: return .channel(row.id(index))
        case .message: return .message(row.id(index))
        case .thread: return .thread(row.id(index))
        case .entry: return .entry(row.id(index))
        case .notice: return .notice(row.id(index))
        case .members: return .members(ids(row.text(index)))
        case .list: return .list(row.text(index))
        }
    }

    /// The ids of a list such as `[5,7]`.
    private static func ids(_ text: String) -> [MemberID] {
        text.split { !$0.isNumber }.compactMap { Int64($0) }.map { MemberID($0) }
    }
}
