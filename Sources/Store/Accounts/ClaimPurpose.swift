package import HubbubModel

/// What a one-time token lets its bearer do.
package enum ClaimPurpose: Hashable, Sendable {
    /// Create the first operator.
    case makeOperator
    /// Set a password for an account: a forgotten one's, an imported one's, one that an operator added.
    case recover(MemberID)

    var columns: (purpose: String, member: MemberID?) {
        switch self {
        case .makeOperator: ("operator", nil)
        case .recover(let member): ("recover", member)
        }
    }
}
