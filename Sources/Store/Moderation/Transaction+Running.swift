package import HubbubModel

/// What those who run a hub do, as entries of its log.
extension Transaction {
    /// Gives a member another role in the deed's hub, and tells them.
    ///
    /// Refuses `notJoined`, `already` and `lastSteward`.
    package func appoint(_ member: MemberID, _ role: Role, _ deed: Deed) throws -> Entry {
        guard let hub = deed.chain.hub, let current = try membership(hub, member)?.role else {
            throw Refusal(.notJoined)
        }
        let change = try change(.role, hub.rawValue, member.rawValue, to: role.rawValue)
        let side = EntrySide(actor: deed.actor, member: member)
        let entry = try record(role < current ? .unappoint : .appoint, scope: .hub, deed, touching: side)
        try keep([change], of: entry)
        try tell(entry: entry, side)
        return entry
    }

    /// Gives the deed's hub a new version of its charter, or the community its rules; there is no way back but another.
    package func setCharter(preamble: String, rules: [String], _ deed: Deed) throws -> Entry {
        guard let hub = deed.chain.hub else {
            try setCommunityRules(rules)
            return try record(.charter, scope: .everywhere, deed)
        }
        _ = try setCharter(hub, preamble: preamble, rules: rules, by: deed.actor ?? .none)
        return try record(.charter, scope: .hub, deed)
    }

    /// Lets an operator into a private hub, openly: its log shows it.
    package func enter(_ hub: HubID, _ operatorID: MemberID) throws {
        _ = try join(hub, operatorID)
        let deed = Deed(chain: .hub(hub), actor: operatorID, role: .operator)
        _ = try record(.enter, scope: .hub, deed, touching: EntrySide(actor: operatorID, member: operatorID))
    }
}
