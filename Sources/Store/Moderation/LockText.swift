import HubbubModel

/// A lock as a change's text: empty, or `locked:END:RULE` with either empty.
struct LockText: Hashable {
    var ends: Time?
    var rule: Int64?

    init(ends: Time?, rule: Int64?) {
        self.ends = ends
        self.rule = rule
    }

    /// nil for the empty text: not locked.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        self.init(ends: Int64(parts[1]).map { Time(ms: $0) }, rule: Int64(parts[2]))
    }

    var text: String { "locked:\(ends.map { String($0.ms) } ?? ""):\(rule.map(String.init) ?? "")" }

    static func text(isLocked: Bool, ends: Time?, rule: Int64?) -> String {
        isLocked ? LockText(ends: ends, rule: rule).text : ""
    }
}
