/// A member's place in a hub.
///
/// `operator` is not one: it is community-wide.
package enum Role: String, CaseIterable, Sendable, Comparable {
    case member
    case moderator
    /// Runs the hub.
    case steward

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .member: 0
        case .moderator: 1
        case .steward: 2
        }
    }
}
