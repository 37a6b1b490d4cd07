/// A member's place in a hub.
package struct Membership: Hashable, Sendable {
    package let hub: HubID
    package let member: MemberID
    package var role: Role
    package var level: Level
    /// The event it began at: resume sends nothing of the hub from before it.
    package var began: EventID
    /// The newest message when it began: nothing up to it counts as unread.
    package var floor: MessageID
    package var since: Time

    package init(
        hub: HubID,
        member: MemberID,
        role: Role = .member,
        level: Level = .mentions,
        began: EventID,
        floor: MessageID,
        since: Time
    ) {
        self.hub = hub
        self.member = member
        self.role = role
        self.level = level
        self.began = began
        self.floor = floor
        self.since = since
    }
}
