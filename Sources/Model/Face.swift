/// What of a member is shown beside what they wrote.
package struct Face: Hashable, Sendable {
    package let id: MemberID
    package var nick: String
    package var name: String
    package var isBot: Bool
    package var isUnclaimed: Bool
    package var isGone: Bool

    package init(
        id: MemberID,
        nick: String,
        name: String,
        isBot: Bool = false,
        isUnclaimed: Bool = false,
        isGone: Bool = false
    ) {
        self.id = id
        self.nick = nick
        self.name = name
        self.isBot = isBot
        self.isUnclaimed = isUnclaimed
        self.isGone = isGone
    }

    package init(_ member: Member) {
        self.init(
            id: member.id,
            nick: member.nick,
            name: member.name,
            isBot: member.isBot,
            isUnclaimed: member.state == .unclaimed,
            isGone: member.state == .deleted
        )
    }
}
