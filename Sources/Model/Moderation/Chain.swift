/// One moderation log: each entry holds the hash of the one before.
package enum Chain: Hashable, Sendable {
    case community
    case hub(HubID)

    /// As stored and hashed: 0 for the community's.
    package var rawValue: Int64 {
        switch self {
        case .community: 0
        case .hub(let hub): hub.rawValue
        }
    }

    package init(rawValue: Int64) {
        self = rawValue == 0 ? .community : .hub(HubID(rawValue))
    }

    package var hub: HubID? {
        if case .hub(let hub) = self { hub } else { nil }
    }
}
