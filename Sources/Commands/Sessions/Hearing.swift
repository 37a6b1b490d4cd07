import HubbubModel
import HubbubStore

/// Which stored events are a member's, as they belong now: what resume gives, and nothing from before a membership
/// began.
struct Hearing {
    private let reader: Reader
    private let member: MemberID
    private let memberships: [HubID: Membership]
    private let channelLevels: [ChannelID: Level]
    private let banned: Set<HubID>
    private let isBannedEverywhere: Bool
    private let isOperator: Bool
    /// Whose a channel's events are, found out once.
    private var places: [ChannelID: Place] = [:]

    private enum Place {
        case hub(HubID)
        case conversation(isIn: Bool)
        case nowhere
    }

    init(_ reader: Reader, _ member: MemberID) throws {
        self.reader = reader
        self.member = member
        let bans = try reader.sanctions(of: member).filter { $0.kind == .ban }
        let banned = Set(bans.compactMap(\.hub))
        self.banned = banned
        isBannedEverywhere = bans.contains { $0.hub == nil }
        isOperator = try reader.member(member)?.isOperator ?? false
        memberships = Dictionary(
            try reader.memberships(of: member).filter { !banned.contains($0.hub) }.map { ($0.hub, $0) }
        ) { first, _ in first }
        channelLevels = Dictionary(try reader.channelLevels(of: member)) { first, _ in first }
    }

    mutating func hears(_ event: Event) throws -> Bool {
        if isBannedEverywhere { return event.audience == .member(member) }
        if !banned.isEmpty, let home = try reader.home(of: event), banned.contains(home) { return false }
        switch event.audience {
        case .community: return true
        case .operators: return isOperator
        case .member(let other): return other == member
        case .hub(let hub): return hears(hub, event, level: memberships[hub]?.level)
        case .moderators(let hub):
            return hears(hub, event, level: .all) && (memberships[hub]?.role ?? .member) >= .moderator
        case .channel(let channel):
            switch try place(of: channel) {
            case .hub(let hub):
                let level = memberships[hub]?.level == .mute ? channelLevels[channel] ?? .mute : memberships[hub]?.level
                return hears(hub, event, level: level)
            case .conversation(let isIn): return isIn
            case .nowhere: return false
            }
        }
    }

    private mutating func place(of channel: ChannelID) throws -> Place {
        if let known = places[channel] { return known }
        let found = try reader.channel(channel)
        let place: Place =
            if let hub = found?.hub {
                .hub(hub)
            } else if found != nil {
                .conversation(isIn: try reader.isIn(conversation: channel, member))
            } else {
                .nowhere
            }
        places[channel] = place
        return place
    }

    private func hears(_ hub: HubID, _ event: Event, level: Level?) -> Bool {
        guard let membership = memberships[hub], let level, level != .mute else { return false }
        return event.id > membership.began
    }
}
