package import HubbubModel

/// What a login is checked against.
package struct Credential: Sendable {
    package let member: Member
    /// Empty when there is none.
    package let email: String
    /// Scrypt with its parameters and salt; empty: cannot log in by password.
    package let passwordHash: String
}
