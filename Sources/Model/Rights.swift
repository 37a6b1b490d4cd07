/// Who may do what in a hub: the table of the same name, as pure functions.
///
/// Tested role by role.
package enum Rights {
    /// Whether someone may learn that the hub exists.
    ///
    /// Operators see that private hubs exist, not what is said.
    package static func mayKnow(_ hub: Hub, _ who: Standing) -> Bool {
        mayRead(hub, who) || (who.isOperator && who.member != nil)
    }

    /// Whether someone may read the hub's messages, threads begun before `openFrom` apart.
    package static func mayRead(_ hub: Hub, _ who: Standing) -> Bool {
        switch hub.visibility {
        case .public: who.member == nil || !who.isBanned
        case .community: who.member != nil && !who.isBanned
        case .private: who.role != nil && !who.isBanned
        }
    }

    /// The earliest begin of threads that someone may read: widening shows outsiders only what began afterwards.
    package static func readsThreadsFrom(_ hub: Hub, _ who: Standing) -> Time {
        if who.role != nil { return Time(ms: 0) }
        return who.member == nil ? hub.openFrom : hub.communityFrom
    }

    /// Whether someone may post, reply, react and share in the hub: nil, or why not.
    package static func refusesPosting(_ hub: Hub, _ who: Standing) -> RefusalCode? {
        guard who.member != nil else { return .needsLogin }
        if who.isBanned { return .banned }
        guard mayKnow(hub, who) else { return .notFound }
        guard who.role != nil else { return .notJoined }
        return who.isMuted ? .muted : nil
    }

    /// Whether someone may list the hub's members.
    ///
    /// Visitors never do.
    package static func mayListMembers(_ hub: Hub, _ who: Standing) -> Bool {
        who.member != nil && mayRead(hub, who)
    }

    /// Resolve, reopen and title: the one who began the thread, or a moderator.
    package static func mayTend(threadBegunBy starter: MemberID, _ who: Standing) -> Bool {
        who.member == starter || moderates(who)
    }

    package static func mayCreateChannel(_ hub: Hub, _ who: Standing) -> Bool {
        runs(who) || (hub.membersCreateChannels && who.role != nil && !who.isMuted && !who.isBanned)
    }

    /// Settings, charter, topic channels, invites, roles.
    package static func runs(_ who: Standing) -> Bool {
        !who.isBanned && (who.role == .steward || (who.isOperator && who.member != nil))
    }

    package static func moderates(_ who: Standing) -> Bool {
        !who.isBanned && (who.role ?? .member) >= .moderator
    }

    /// Invites of a hub that is open to all may be made by any member; others by those who moderate or run it.
    package static func mayInvite(_ hub: Hub, _ who: Standing) -> Bool {
        runs(who) || moderates(who)
            || (who.role != nil && !who.isMuted && !who.isBanned && hub.joinPolicy == .open
                && hub.visibility != .private)
    }

    /// Whether someone may give `role` to, or take it from, a member who has `current` there.
    ///
    /// Nobody acts on an equal or higher role; an operator acts on all. A steward may name another steward.
    package static func mayAppoint(_ who: Standing, to role: Role, current: Role) -> Bool {
        guard runs(who) else { return false }
        return who.isOperator || current < .steward
    }

    /// A thread may be listed where nobody reads who cannot read its home; private hubs and conversations share nothing.
    package static func mayList(home: Hub, in listing: Hub) -> Bool {
        home.visibility != .private && listing.visibility <= home.visibility
    }
}
