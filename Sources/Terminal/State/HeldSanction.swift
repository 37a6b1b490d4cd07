import HubbubModel
import HubbubWire

/// A mute or ban on oneself: the Sanction of docs/PROTOCOL.md section 12.
struct HeldSanction: Hashable, Sendable {
    let kind: Sanction.Kind
    /// nil: everywhere.
    let hub: HubID?
    let rule: Int64?
    /// nil: for good.
    let until: Time?
    let holds: Bool

    init?(_ json: JSON?) {
        guard let json, let kind = json["kind"]?.string.flatMap(Sanction.Kind.init(rawValue:)) else { return nil }
        self.kind = kind
        hub = json["hub"]?.integer.map { HubID($0) }
        rule = json["rule"]?.integer
        until = json["until"]?.integer.map { Time(ms: $0) }
        holds = json["holds"]?.bool ?? true
    }
}
