import HubbubModel

/// A day as typed in a search: `2013-05-02`, `2013-05` or `2013`, in UTC.
struct SearchDay {
    /// Its first moment.
    let start: Time
    /// The first moment after it.
    let end: Time

    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard (1...3).contains(parts.count),
            zip(parts, widths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, (1970...2200).contains(numbers[0]),
            numbers.count < 2 || (1...12).contains(numbers[1]),
            numbers.count < 3 || (1...Self.days(in: numbers[1], of: numbers[0])).contains(numbers[2])
        else { return nil }
        let (year, month) = (numbers[0], numbers.count > 1 ? numbers[1] : 1)
        let first = Self.day(year, month, numbers.count > 2 ? numbers[2] : 1)
        let length =
            switch numbers.count {
            case 1: Self.day(year + 1, 1, 1) - first
            case 2: Self.days(in: month, of: year)
            default: 1
            }
        start = Time(ms: Int64(first) * 86_400_000)
        end = Time(ms: Int64(first + length) * 86_400_000)
    }

    /// Days since 1970-01-01 in the Gregorian calendar: years begin in March here, so that the leap day is the last.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
