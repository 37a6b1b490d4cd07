import HubbubModel
import HubbubStore

/// What one connected member belongs to, as the publisher knows it: changed by events alone.
struct Online {
    var sessions: Set<ForumSession> = []
    var memberships: [HubID: Membership] = [:]
    /// Levels chosen for single channels, with the hub of each.
    var channelLevels: [ChannelID: (level: Level, hub: HubID?)] = [:]
    /// Chose not to be shown as present.
    var isHidden = false

    /// Reads what the member belongs to now.
    mutating func load(_ member: MemberID, _ reader: Reader) throws {
        memberships = Dictionary(try reader.memberships(of: member).map { ($0.hub, $0) }) { first, _ in first }
        isHidden = try reader.settings(of: member)["presence"] == "off"
        channelLevels = [:]
        for (channel, level) in try reader.channelLevels(of: member) {
            channelLevels[channel] = (level, try reader.channel(channel)?.hub)
        }
    }

    /// Whether events of the hub come by its own key.
    func hears(_ hub: HubID) -> Bool {
        memberships[hub].map { $0.level != .mute } ?? false
    }

    /// What a session of the member that watches `watched` subscribes to.
    func keys(_ member: MemberID, watched: [ChannelID: HubID?]) -> Set<FanoutKey> {
        var keys: Set<FanoutKey> = [.community, .member(member)]
        for membership in memberships.values {
            if membership.level != .mute { keys.insert(.hub(membership.hub)) }
            if membership.role >= .moderator { keys.insert(.moderators(membership.hub)) }
        }
        for (channel, chosen) in channelLevels where chosen.level != .mute {
            if let hub = chosen.hub, memberships[hub]?.level == .mute { keys.insert(.channel(channel)) }
        }
        for (channel, hub) in watched {
            keys.insert(.watching(channel))
            if let hub, !hears(hub) { keys.insert(memberships[hub] == nil ? .outside(channel) : .channel(channel)) }
        }
        return keys
    }
}
