package import HubbubModel

private let sanctionThatHolds = """
    SELECT 1 FROM sanction WHERE member_id = ?1 AND ended_ms IS NULL AND (hub_id IS NULL OR hub_id = ?2)
    AND (ends_ms IS NULL OR ends_ms > ?3)
    """

/// One statement: every act asks it.
private let standingOfMember = """
    SELECT EXISTS (SELECT 1 FROM member WHERE id = ?1 AND is_operator = 1 AND state = 'active'),
        (SELECT role FROM membership WHERE hub_id = ?2 AND member_id = ?1),
        EXISTS (\(sanctionThatHolds) AND kind = 'mute'),
        EXISTS (\(sanctionThatHolds) AND kind = 'ban')
    """

extension Reader {
    /// Who asks, as seen from a hub; without a hub, what holds everywhere.
    ///
    /// Sanctions are compared with `now`.
    package func standing(of member: MemberID?, in hub: HubID?) throws -> Standing {
        guard let member else { return .visitor }
        let standing = try sql.first(standingOfMember, member, hub, now) { row in
            try Standing(
                member: member,
                isOperator: row.bool(0),
                role: row.isNull(1) ? nil : row.value(1),
                isMuted: row.bool(2),
                isBanned: row.bool(3)
            )
        }
        return standing ?? .visitor
    }

    /// When the last sanction of a kind that holds now ends; nil when none holds, or one for good.
    package func sanctionEnd(of member: MemberID, in hub: HubID?, kind: Sanction.Kind) throws -> Time? {
        let ends = try sql.rows(
            """
            SELECT ends_ms FROM sanction WHERE member_id = ? AND ended_ms IS NULL AND (hub_id IS NULL OR hub_id = ?)
            AND kind = ? AND (ends_ms IS NULL OR ends_ms > ?)
            """,
            member,
            hub,
            kind.rawValue,
            now
        ) { $0.optionalTime(0) }
        return ends.contains(nil) ? nil : ends.compactMap(\.self).max()
    }
}
