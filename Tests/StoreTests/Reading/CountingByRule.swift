import HubbubModel

@testable import HubbubStore

/// Counts what is unread the slow way: every message there is, asked by `UnreadRule`.
struct CountingByRule {
    let reader: Reader
    let member: MemberID

    struct Counts: Equatable {
        var unread: Set<MessageID> = []
        var mentions: Set<MessageID> = []
    }

    /// What counts in each channel that the member is in.
    func counts() throws -> [ChannelID: Counts] {
        var counts: [ChannelID: Counts] = [:]
        for channel in try reader.sql.rows("SELECT id FROM channel", read: { $0.id(0) as ChannelID })
        where try isIn(channel) { counts[channel] = Counts() }
        for id in try reader.sql.rows("SELECT id FROM message", read: { $0.id(0) as MessageID }) {
            guard let message = try reader.message(id), let channel = try place(of: message) else { continue }
            guard try reader.contact(channel, member) != .request else { continue }
            let verdict = try rule(for: message, in: channel).verdict(on: message)
            if try verdict.unread || (isMarked(id) && message.state == .live) { counts[channel]?.unread.insert(id) }
            if verdict.mention { counts[channel]?.mentions.insert(id) }
        }
        return counts
    }

    private func isIn(_ channel: ChannelID) throws -> Bool {
        if let hub = try reader.channel(channel)?.hub { return try reader.membership(hub, member) != nil }
        return try reader.isIn(conversation: channel, member)
    }

    private func place(of message: Message) throws -> ChannelID? {
        if try isIn(message.channel) { return message.channel }
        return try reader.thread(message.thread)?.listings.first { try isIn($0.channel) }?.channel
    }

    private func rule(for message: Message, in channel: ChannelID) throws -> UnreadRule {
        let own = try reader.sql.first(
            "SELECT position_id, floor_id, level FROM channel_read WHERE member_id = ? AND channel_id = ?",
            member,
            channel
        ) { (position: $0.id(0) as MessageID, floor: $0.id(1) as MessageID, level: $0.optionalText(2)) }
        let hub = try reader.channel(channel)?.hub
        let membership = try hub.flatMap { try reader.membership($0, member) }
        let talk = try reader.sql.first(
            "SELECT position_id, follow FROM thread_read WHERE member_id = ? AND thread_id = ?",
            member,
            message.thread
        ) { (position: $0.id(0) as MessageID, isFollowed: $0.int(1) == 1) }
        return UnreadRule(
            me: member,
            ignored: Set(
                try reader.sql.rows("SELECT ignored_id FROM ignored WHERE member_id = ?", member) { $0.id(0) }
            ),
            channelPosition: own?.position ?? .none,
            floor: max(own?.floor ?? .none, membership?.floor ?? .none),
            level: own?.level.flatMap { Level(rawValue: $0) } ?? membership?.level ?? .all,
            threadPosition: talk?.position ?? .none,
            isFollowed: talk?.isFollowed ?? false
        )
    }

    private func isMarked(_ id: MessageID) throws -> Bool {
        try reader.sql.exists("SELECT 1 FROM unread_mark WHERE member_id = ? AND message_id = ?", member, id)
    }
}
