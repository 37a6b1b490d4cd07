/// A moment: milliseconds since 1970 UTC, as stored and as sent.
package struct Time: Hashable, Comparable, Sendable {
    package let ms: Int64

    package init(ms: Int64) {
        self.ms = ms
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.ms < right.ms
    }

    /// The moment `duration` later, held at the ends of the range.
    package func advanced(by duration: Duration) -> Time {
        let sum = ms.addingReportingOverflow(duration.ms)
        return Time(ms: sum.overflow ? (duration.ms > 0 ? .max : .min) : sum.partialValue)
    }

    /// How long from `earlier` to here.
    package func since(_ earlier: Time) -> Duration {
        let difference = ms.subtractingReportingOverflow(earlier.ms)
        return .milliseconds(difference.overflow ? .max : difference.partialValue)
    }
}

extension Duration {
    /// Whole milliseconds, held at the ends of the range.
    package var ms: Int64 {
        let (seconds, attoseconds) = components
        let product = seconds.multipliedReportingOverflow(by: 1_000)
        if product.overflow { return seconds > 0 ? .max : .min }
        let sum = product.partialValue.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        return sum.overflow ? (seconds > 0 ? .max : .min) : sum.partialValue
    }
}
