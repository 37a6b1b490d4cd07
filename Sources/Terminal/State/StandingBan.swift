import HubbubModel
import HubbubWire

/// A ban everywhere, as hello tells of it.
struct StandingBan: Hashable, Sendable {
    /// nil: for good.
    let until: Time?
    let rule: Int64?
    /// Of the community's log, to appeal against.
    let entry: Int64?
    let words: String

    init?(_ json: JSON?) {
        guard let json, json.object != nil else { return nil }
        until = json["until"]?.integer.map { Time(ms: $0) }
        rule = json["rule"]?.integer
        entry = json["entry"]?.integer
        words = json["words"]?.string ?? ""
    }
}
