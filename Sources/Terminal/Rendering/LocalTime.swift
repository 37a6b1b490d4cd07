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
