package import HubbubModel

/// A sanction's kind.
package enum SanctionKind: String, CaseIterable, Sendable {
    case mute
    case ban
}

extension Reader {
    /// Who asks, as seen from a hub; without a hub, what holds everywhere.
    ///
    /// Sanctions are compared with `now`.
    package func standing(of member: MemberID?, in hub: HubID?) throws -> Standing {
        guard let member else { return .visitor }
        let isOperator = try sql.exists(
            "SELECT 1 FROM member WHERE id = ? AND is_operator = 1 AND state = 'active'",
            member
        )
        let role = try hub.flatMap { try membership($0, member)?.role }
        return Standing(
            member: member,
            isOperator: isOperator,
            role: role,
            isMuted: try isSanctioned(member, in: hub, .mute),
            isBanned: try isSanctioned(member, in: hub, .ban)
        )
    }

    /// When the last sanction of a kind that holds now ends; nil when none holds, or one for good.
    package func sanctionEnd(of member: MemberID, in hub: HubID?, kind: SanctionKind) throws -> Time? {
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

    private func isSanctioned(_ member: MemberID, in hub: HubID?, _ kind: SanctionKind) throws -> Bool {
        try sql.exists(
            """
            SELECT 1 FROM sanction WHERE member_id = ? AND ended_ms IS NULL AND (hub_id IS NULL OR hub_id = ?)
            AND kind = ? AND (ends_ms IS NULL OR ends_ms > ?)
            """,
            member,
            hub,
            kind.rawValue,
            now
        )
    }
}
