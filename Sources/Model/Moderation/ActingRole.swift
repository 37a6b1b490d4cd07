/// As what someone acted, lowest first; the log names no more of them.
package enum ActingRole: String, CaseIterable, Sendable, Comparable {
    /// The clock, or a setting.
    case server
    case member
    case moderator
    case steward
    case arbiter
    case `operator`

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .server: 0
        case .member: 1
        case .moderator: 2
        case .steward: 3
        case .arbiter: 4
        case .operator: 5
        }
    }
}
