/// Who asks, as seen from one hub: what rights are decided on.
package struct Standing: Hashable, Sendable {
    /// nil for a visitor.
    package var member: MemberID?
    package var isOperator: Bool
    /// nil when not in the hub.
    package var role: Role?
    /// A mute that holds here now: reads, cannot write.
    package var isMuted: Bool
    /// A ban that holds here now.
    package var isBanned: Bool

    package init(
        member: MemberID?,
        isOperator: Bool = false,
        role: Role? = nil,
        isMuted: Bool = false,
        isBanned: Bool = false
    ) {
        self.member = member
        self.isOperator = isOperator
        self.role = role
        self.isMuted = isMuted
        self.isBanned = isBanned
    }

    package static let visitor = Standing(member: nil)
}
