import HubbubModel

extension Audience {
    /// As the event's row holds it.
    var columns: (kind: Int64, id: Int64) {
        switch self {
        case .channel(let id): (0, id.rawValue)
        case .hub(let id): (1, id.rawValue)
        case .moderators(let id): (2, id.rawValue)
        case .member(let id): (3, id.rawValue)
        case .community: (4, 0)
        case .operators: (5, 0)
        }
    }

    init?(kind: Int64, id: Int64) {
        switch kind {
        case 0: self = .channel(ChannelID(id))
        case 1: self = .hub(HubID(id))
        case 2: self = .moderators(HubID(id))
        case 3: self = .member(MemberID(id))
        case 4: self = .community
        case 5: self = .operators
        default: return nil
        }
    }
}
