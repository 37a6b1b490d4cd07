import HubbubModel
import HubbubStore

extension Reader {
    /// The refusal that a mute or ban gives: until when, and how to appeal.
    func refusal(_ sanction: Sanction) throws -> Refusal {
        var values: [String: String] = [:]
        if let ends = sanction.ends { values["until"] = CivilTime(ends).text }
        values["rule"] = "\(sanction.rule)"
        let entry = try sanction.entry.flatMap { try self.entry($0) }
        let line = try entry.flatMap { try appealLine($0, sanction.member) }
        return Refusal(sanction.kind == .mute ? .muted : .banned, try: line, values: values)
    }

    /// The refusal of what a member's sanction forbids in a hub, or everywhere (nil).
    func refusal(_ code: RefusalCode, of member: MemberID?, in hub: HubID?) throws -> Refusal {
        let kind: Sanction.Kind = code == .muted ? .mute : .ban
        let holding = try member.map { try sanctions(of: $0) }?.last {
            $0.kind == kind && ($0.hub == nil || $0.hub == hub)
        }
        guard let holding else { return Refusal(code) }
        return try refusal(holding)
    }
}
