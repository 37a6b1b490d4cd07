/// How one gets an account.
package enum SignupPolicy: String, CaseIterable, Sendable {
    case open
    /// An operator approves.
    case approval
    /// By invite link only.
    case invite
}
