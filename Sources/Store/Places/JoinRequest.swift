package import HubbubModel

/// A member who asks to be let into a hub, and what they said.
package struct JoinRequest: Hashable, Sendable {
    package let member: Face
    package let words: String
    package let at: Time
}
