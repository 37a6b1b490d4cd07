/// Who may act on whom: nobody on themselves, nor on an equal or higher role in the same scope.
extension Rights {
    /// As what someone acts in a hub; nil when they may not moderate there.
    ///
    /// Operators moderate every hub that they can read: a private one after joining it. Who is muted there does not.
    package static func actingRole(in hub: Hub, _ who: Standing) -> ActingRole? {
        guard who.member != nil, !who.isBanned, !who.isMuted else { return nil }
        if who.isOperator, mayRead(hub, who) { return .operator }
        switch who.role {
        case .steward: return .steward
        case .moderator: return .moderator
        case .member, nil: return nil
        }
    }

    /// As what someone acts everywhere: operators alone.
    package static func actingRoleEverywhere(_ who: Standing) -> ActingRole? {
        who.isOperator && who.member != nil ? .operator : nil
    }

    /// The role that protects someone from acts: an operator's holds everywhere.
    package static func protectingRole(_ whom: Standing) -> ActingRole {
        if whom.isOperator { return .operator }
        switch whom.role {
        case .steward: return .steward
        case .moderator: return .moderator
        case .member, nil: return .member
        }
    }

    /// Why someone who acts as `role` may not act on a member; nil when they may.
    package static func refusesActing(as role: ActingRole, _ who: Standing, on whom: Standing) -> ActingRefusal? {
        if who.member == whom.member { return .oneself }
        return protectingRole(whom) < role ? nil : .higherRole
    }

    /// Why not.
    package enum ActingRefusal: String, CaseIterable, Sendable {
        case oneself
        case higherRole = "higher"
    }

    /// Nobody undoes a higher role's act.
    package static func mayUndo(as role: ActingRole, _ act: ActingRole) -> Bool { act <= role }

    /// The longest sanction that a role gives; nil: also one for good.
    package static func longestSanction(as role: ActingRole) -> Duration? {
        role >= .steward ? nil : Limits.sanctionByModerator
    }

    /// Whether someone may decide an appeal: never who acted or is concerned.
    ///
    /// Operators and arbiters; of a hub that is not private also moderators of other hubs (`moderatesElsewhere`).
    package static func mayDecide(
        _ who: Standing,
        isArbiter: Bool,
        moderatesElsewhere: Bool,
        isPrivate: Bool,
        actor: MemberID?,
        concerned: MemberID
    ) -> Bool {
        guard let me = who.member, me != actor, me != concerned else { return false }
        return who.isOperator || isArbiter || (moderatesElsewhere && !isPrivate)
    }
}
