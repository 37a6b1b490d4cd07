package import HubbubModel

extension Transaction {
    /// Calls a calm in the deed's hub, or everywhere, until `ends`; nil ends the one that holds.
    ///
    /// Refuses `already` where none holds.
    package func callCalm(until ends: Time?, _ deed: Deed) throws -> Entry {
        let hub = deed.chain.hub
        let scope: Entry.Scope = hub == nil ? .everywhere : .hub
        let before = try calm(in: deed.chain)
        guard ends != nil || before != nil else { throw Refusal(.already, detail: "ended") }
        let entry = try record(.calm, scope: scope, deed, touching: EntrySide(actor: deed.actor), ends: ends)
        try keep([change(.calm, deed.chain.rawValue, to: ends.map { String($0.ms) } ?? "")], of: entry)
        return entry
    }

    /// Lets a member decide appeals in the whole community, or no longer.
    package func appointArbiter(_ member: MemberID, _ on: Bool, _ deed: Deed) throws -> Entry {
        let side = EntrySide(actor: deed.actor, member: member)
        let entry = try record(on ? .appoint : .unappoint, scope: .everywhere, deed, touching: side)
        try keep([change(.arbiter, member.rawValue, to: on ? "1" : "0")], of: entry)
        try tell(entry: entry, side)
        return entry
    }
}
