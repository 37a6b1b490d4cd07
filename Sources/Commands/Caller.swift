package import HubbubModel

/// Who asks: a member, by one of their sessions.
package struct Caller: Sendable {
    package let member: Member
    package let session: Session

    package init(member: Member, session: Session) {
        self.member = member
        self.session = session
    }
}
