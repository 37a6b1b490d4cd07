/// Who reads a hub.
package enum Visibility: String, CaseIterable, Sendable, Comparable {
    /// Its own members only.
    case `private`
    /// Every member of the community.
    case community
    /// Everyone, without an account.
    case `public`

    /// Narrower is less.
    package static func < (left: Self, right: Self) -> Bool { left.width < right.width }

    private var width: Int {
        switch self {
        case .private: 0
        case .community: 1
        case .public: 2
        }
    }
}
