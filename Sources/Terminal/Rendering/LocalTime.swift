import Glibc
import HubbubModel

/// A moment as the wall clock of this machine's time zone shows it.
struct LocalTime: Hashable, Sendable {
    /// `2013-05-02`: the same in every language.
    let date: String
    /// As `09:41`.
    let time: String

    /// In the time zone of the environment (`TZ`).
    static func here(_ time: Time) -> LocalTime {
        var seconds = time_t(time.ms / 1_000)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return LocalTime(date: "", time: "") }
        return LocalTime(parts)
    }

    /// The first moment of a day that is written as `2013-05-02`.
    static func begin(of day: String) -> Time? {
        let parts = day.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let date = parts[2],
            (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(date)
        else { return nil }
        var fields = tm()
        fields.tm_year = year - 1_900
        fields.tm_mon = month - 1
        fields.tm_mday = date
        fields.tm_isdst = -1
        let seconds = mktime(&fields)
        return seconds >= 0 ? Time(ms: Int64(seconds) * 1_000) : nil
    }

    static func utc(_ time: Time) -> LocalTime {
        var seconds = time_t(time.ms / 1_000)
        var parts = tm()
        guard gmtime_r(&seconds, &parts) != nil else { return LocalTime(date: "", time: "") }
        return LocalTime(parts)
    }

    private init(_ parts: tm) {
        let (year, month, day) = (Int(parts.tm_year) + 1_900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
        self.init(
            date: "\(year)-\(Self.two(month))-\(Self.two(day))",
            time: "\(Self.two(Int(parts.tm_hour))):\(Self.two(Int(parts.tm_min)))"
        )
    }

    init(date: String, time: String) {
        self.date = date
        self.time = time
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
