import HubbubModel

extension Time {
    /// As `2025-11-22T09:41:07Z` (RFC 3339).
    var internetDate: String {
        "\(CivilTime(self).iso.dropLast()):\(second)Z"
    }

    /// As `Sat, 22 Nov 2025 09:41:07 GMT` (RFC 9110, 5.6.7).
    var httpDate: String {
        let civil = CivilTime(self)
        let days = ms / 86_400_000 - (ms % 86_400_000 < 0 ? 1 : 0)
        // 1 January 1970 was a Thursday.
        let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][Int(Self.rest(days + 4, 7))]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let (year, day) = (Self.padded(civil.year, 4), Self.padded(civil.day, 2))
        return "\(weekday), \(day) \(months[Int(civil.month) - 1]) \(year) \(civil.clock):\(second) GMT"
    }

    private var second: String { Self.padded(Self.rest(ms, 60_000) / 1_000, 2) }

    /// The rest of a division, never negative.
    private static func rest(_ value: Int64, _ divisor: Int64) -> Int64 {
        let rest = value % divisor
        return rest < 0 ? rest + divisor : rest
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
