package import HubbubModel

/// Someone who signed up and waits for an operator.
package struct PendingMember: Hashable, Sendable {
    package let member: Member
    /// What they say to those who approve.
    package let words: String
}
