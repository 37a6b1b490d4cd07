import HubbubModel

/// Who is in a hub, and as what.
extension Transaction {
    func membershipValue(_ kind: ChangeKind, _ hub: HubID, _ member: MemberID) throws -> String? {
        switch kind {
        case .kicked:
            return try sql.exists("SELECT 1 FROM kicked WHERE hub_id = ? AND member_id = ?", hub, member) ? "1" : "0"
        case .role: return try membership(hub, member)?.role.rawValue
        default:
            guard let membership = try membership(hub, member) else { return "" }
            return [
                membership.role.rawValue, membership.level.rawValue, "\(membership.began)", "\(membership.floor)",
                "\(membership.since.ms)",
            ].joined(separator: ",")
        }
    }

    func setMembership(_ change: Change) throws {
        let (hub, member) = (HubID(change.subject), MemberID(change.second))
        switch change.kind {
        case .kicked where change.after == "1":
            try sql.run("INSERT INTO kicked (hub_id, member_id) VALUES (?, ?) ON CONFLICT DO NOTHING", hub, member)
        case .kicked: try sql.run("DELETE FROM kicked WHERE hub_id = ? AND member_id = ?", hub, member)
        case .role:
            guard let role = Role(rawValue: change.after) else { throw Refusal(.conflict) }
            try appoint(member, in: hub, role: role)
        default:
            if change.after.isEmpty { return try leave(hub, member) }
            try putBack(hub, member, change.after)
        }
    }

    /// A membership as it was, its floor and its begin included: nothing that was read counts again.
    private func putBack(_ hub: HubID, _ member: MemberID, _ text: String) throws {
        let parts = text.split(separator: ",").map(String.init)
        guard parts.count == 5, let role = Role(rawValue: parts[0]), let level = Level(rawValue: parts[1]),
            let began = Int64(parts[2]), let floor = Int64(parts[3]), let since = Int64(parts[4])
        else { throw Refusal(.conflict) }
        _ = try enter(hub, member, role: role)
        try sql.run(
            """
            UPDATE membership SET level = ?, began_event_id = ?, floor_id = ?, since_ms = ?
            WHERE hub_id = ? AND member_id = ?
            """,
            level.rawValue,
            began,
            floor,
            since,
            hub,
            member
        )
    }
}
