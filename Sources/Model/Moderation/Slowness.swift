/// Slow mode: seconds between two posts of a member, or posts of a member a day; neither when off.
package enum Slowness: Hashable, Sendable {
    case off
    /// 1 to `Limits.slowSecondsMost`.
    case seconds(Int64)
    /// 1 to `Limits.slowPerDayMost`.
    case perDay(Int64)

    /// As typed: `30s`, `10m`, `5/day`, `off`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        if text == "off" {
            self = .off
        } else if text.hasSuffix("/day"), let count = Address.number(text.dropLast(4)), count <= Limits.slowPerDayMost {
            self = .perDay(count)
        } else if let seconds = Span(text)?.duration?.components.seconds, seconds <= Limits.slowSecondsMost {
            self = .seconds(seconds)
        } else {
            return nil
        }
    }

    /// From its two columns.
    package init(seconds: Int64, perDay: Int64) {
        self = seconds > 0 ? .seconds(seconds) : perDay > 0 ? .perDay(perDay) : .off
    }

    package var seconds: Int64 { if case .seconds(let count) = self { count } else { 0 } }
    package var perDay: Int64 { if case .perDay(let count) = self { count } else { 0 } }

    /// As one would type it.
    package var text: String {
        switch self {
        case .off: "off"
        case .seconds(let count): Span.lasting(.seconds(count)).text
        case .perDay(let count): "\(count)/day"
        }
    }
}
