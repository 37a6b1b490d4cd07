/// A place in a hub's team: who looks after it, and as what.
package struct TeamPlace: Hashable, Sendable {
    package let member: MemberID
    package let role: Role

    package init(member: MemberID, role: Role) {
        self.member = member
        self.role = role
    }
}
