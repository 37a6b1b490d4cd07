package import HubbubModel

private let columns = "id, kind, member_id, hub_id, rule, began_ms, ends_ms, ended_ms, entry_id"
private let sanctionByID = "SELECT \(columns) FROM sanction WHERE id = ?"
private let sanctionsThatHold = """
    SELECT \(columns) FROM sanction WHERE member_id = ? AND ended_ms IS NULL AND (ends_ms IS NULL OR ends_ms > ?)
    ORDER BY id
    """
private let sanctionsAll = "SELECT \(columns) FROM sanction WHERE member_id = ? ORDER BY id DESC LIMIT ?"

extension Reader {
    package func sanction(_ id: SanctionID) throws -> Sanction? {
        try sql.first(sanctionByID, id, read: Self.sanction)
    }

    /// Every sanction of a member that holds now, oldest first.
    package func sanctions(of member: MemberID) throws -> [Sanction] {
        try sql.rows(sanctionsThatHold, member, now, read: Self.sanction)
    }

    /// Every sanction a member ever had, newest first.
    package func sanctionsEver(of member: MemberID, limit: Int) throws -> [Sanction] {
        try sql.rows(sanctionsAll, member, limit, read: Self.sanction)
    }

    /// The one that holds now of a kind, in just that scope (nil: everywhere).
    package func sanction(_ kind: Sanction.Kind, of member: MemberID, in hub: HubID?) throws -> Sanction? {
        try sanctions(of: member).last { $0.kind == kind && $0.hub == hub }
    }

    /// Hubs from which a member is banned now; everywhere apart.
    package func hubsBanned(_ member: MemberID) throws -> Set<HubID> {
        Set(try sanctions(of: member).filter { $0.kind == .ban }.compactMap(\.hub))
    }

    /// The ban that keeps a member out of the whole community now.
    package func communityBan(of member: MemberID) throws -> Sanction? {
        try sanctions(of: member).last { $0.kind == .ban && $0.hub == nil }
    }

    /// Whether a member was put out of a hub: coming back needs approval.
    package func wasKicked(_ member: MemberID, from hub: HubID) throws -> Bool {
        try sql.exists("SELECT 1 FROM kicked WHERE hub_id = ? AND member_id = ?", hub, member)
    }

    private static func sanction(_ row: SQLRow) throws -> Sanction {
        Sanction(
            id: row.id(0),
            kind: try row.value(1),
            member: row.id(2),
            hub: row.optionalID(3),
            rule: row.int(4),
            began: row.time(5),
            ends: row.optionalTime(6),
            ended: row.optionalTime(7),
            entry: row.optionalID(8)
        )
    }
}
