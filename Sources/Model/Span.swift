/// A length of time as typed: `30s`, `10m`, `2h`, `7d`, `4w`, or `perm`.
package enum Span: Hashable, Sendable {
    case lasting(Duration)
    case permanent

    /// Reads a span; nil when the text is not one.
    ///
    /// Bounds: 1 s to 3,650 days.
    package init?(_ text: some StringProtocol) {
        if text == "perm" {
            self = .permanent
            return
        }
        let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800]
        guard let last = text.last, let unit = units[last], text.count <= 6,
            let count = Int64(text.dropLast()), count > 0, !text.hasPrefix("+")
        else { return nil }
        let seconds = count * unit
        guard seconds <= 3_650 * 86_400 else { return nil }
        self = .lasting(.seconds(seconds))
    }

    /// The length; nil when it has no end.
    package var duration: Duration? {
        if case .lasting(let duration) = self { duration } else { nil }
    }

    /// As one would type it, in the largest unit that fits without a rest.
    package var text: String {
        guard let duration else { return "perm" }
        let seconds = duration.components.seconds
        for (name, unit) in [("w", Int64(604_800)), ("d", 86_400), ("h", 3_600), ("m", 60)]
        where seconds % unit == 0 && seconds >= unit {
            return "\(seconds / unit)\(name)"
        }
        return "\(seconds)s"
    }
}
