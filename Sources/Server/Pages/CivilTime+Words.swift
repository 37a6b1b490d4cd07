import HubbubLocale
import HubbubModel

extension CivilTime {
    /// As `22 November 2025, 09:41 UTC`.
    func text(_ words: PageWords) -> String {
        words("date", ["day": "\(day)", "month": words("month_\(month)"), "year": "\(year)", "clock": clock])
    }
}
