/// One login of a member on a device or in a script; its token is stored hashed.
package struct Session: Hashable, Sendable {
    package let id: SessionID
    package let member: MemberID
    package var client: String
    package var createdAt: Time
    package var usedAt: Time
    package var kind: Kind

    package enum Kind: String, CaseIterable, Sendable {
        case browser
        case bearer
    }

    package init(id: SessionID, member: MemberID, client: String, createdAt: Time, usedAt: Time, kind: Kind) {
        self.id = id
        self.member = member
        self.client = client
        self.createdAt = createdAt
        self.usedAt = usedAt
        self.kind = kind
    }
}
