import HubbubModel
import HubbubStore

/// What one connected member belongs to, as the publisher knows it: changed by events alone.
struct Online {
    var sessions: Set<ForumSession> = []
    var memberships: [HubID: Membership] = [:]
    /// Levels chosen for single channels, with the hub of each.
    var channelLevels: [ChannelID: (level: Level, hub: HubID?)] = [:]
    /// Hubs that a ban keeps the member out of: nothing of theirs reaches them, by whatever listing.
    var banned: Set<HubID> = []
    /// A ban keeps the member out of everything but what concerns themselves.
    var isBannedEverywhere = false
    var isOperator = false
    /// Chose not to be shown as present.
    var isHidden = false
    /// Chose not to be shown as typing.
    var typesUnseen = false

    /// Reads what the member belongs to now.
    mutating func load(_ member: MemberID, _ reader: Reader) throws {
        let sanctions = try reader.sanctions(of: member).filter { $0.kind == .ban }
        banned = Set(sanctions.compactMap(\.hub))
        isBannedEverywhere = sanctions.contains { $0.hub == nil }
        isOperator = try reader.member(member)?.isOperator ?? false
        let open = isBannedEverywhere ? [] : try reader.memberships(of: member).filter { !banned.contains($0.hub) }
        memberships = Dictionary(open.map { ($0.hub, $0) }) { first, _ in first }
        let settings = try reader.settings(of: member)
        isHidden = settings["presence"] == "off"
        typesUnseen = settings["typing"] == "off"
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
        guard !isBannedEverywhere else { return [.member(member)] }
        var keys: Set<FanoutKey> = [.community, .member(member)]
        if isOperator { keys.insert(.operators) }
        for membership in memberships.values {
            if membership.level != .mute { keys.insert(.hub(membership.hub)) }
            if membership.role >= .moderator { keys.insert(.moderators(membership.hub)) }
        }
        for (channel, chosen) in channelLevels where chosen.level != .mute {
            if let hub = chosen.hub, memberships[hub]?.level == .mute { keys.insert(.channel(channel)) }
        }
        for (channel, hub) in watched where hub.map({ !banned.contains($0) }) ?? true {
            keys.insert(.watching(channel))
            if let hub, !hears(hub) { keys.insert(memberships[hub] == nil ? .outside(channel) : .channel(channel)) }
        }
        return keys
    }
}
