import HubbubModel

/// Where a page of results ended, as clients hand it back.
enum SearchCursor {
    /// After this row.
    case newest(row: Int64)
    /// After so many of the ranked ones; the newest row then, so that what came since does not shift them.
    case best(top: Int64, count: Int)

    init?(_ text: String, _ order: SearchOrder) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0, radix: 36) }
        switch (order, parts.count) {
        case (.newest, 1):
            guard let row = parts[0], row >= 0 else { return nil }
            self = .newest(row: row)
        case (.best, 2):
            guard let top = parts[0], let count = parts[1], top >= 0, (0...Int64(Limits.searchRanked)).contains(count)
            else { return nil }
            self = .best(top: top, count: Int(count))
        default: return nil
        }
    }

    var text: String {
        switch self {
        case .newest(let row): String(row, radix: 36)
        case .best(let top, let count): String(top, radix: 36) + "." + String(count, radix: 36)
        }
    }
}
