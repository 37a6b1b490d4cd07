package import HubbubModel

private let columns = """
    c.id, c.hub_id, h.slug, c.slug, c.name, c.topic, c.last_number, c.last_message_id, c.is_archived, c.is_locked
    """
private let source = "FROM channel c LEFT JOIN hub h ON h.id = c.hub_id"
private let channelByID = "SELECT \(columns) \(source) WHERE c.id = ?"
private let channelsByID = "SELECT \(columns) \(source) WHERE c.id IN (SELECT value FROM json_each(?))"
private let channelBySlug = "SELECT \(columns) \(source) WHERE c.hub_id = ? AND c.slug = ?"
private let channelsOfHub = "SELECT \(columns) \(source) WHERE c.hub_id = ? ORDER BY c.slug"
private let channelByMembers = "SELECT \(columns) \(source) WHERE c.members_key = ?"
private let conversationsOf = """
    SELECT \(columns) FROM conversation_member m JOIN channel c ON c.id = m.channel_id LEFT JOIN hub h ON h.id = c.hub_id
    WHERE m.member_id = ? AND c.last_message_id < ? AND c.last_message_id > 0
    ORDER BY c.last_message_id DESC LIMIT ?
    """

extension Reader {
    package func channel(_ id: ChannelID) throws -> Channel? {
        try complete(try sql.rows(channelByID, id, read: ChannelRow.init)).first
    }

    /// Several channels at once, by id.
    package func channels(_ ids: [ChannelID]) throws -> [ChannelID: Channel] {
        let channels = try complete(try sql.rows(channelsByID, idList(ids), read: ChannelRow.init))
        return Dictionary(channels.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A hub's channel; its hub channel where `slug` is nil; `redirected` when it had the slug once.
    package func channel(hub: HubID, slug: Slug?) throws -> (channel: Channel, redirected: Bool)? {
        let rows = try sql.rows(channelBySlug, hub, slug?.text ?? "", read: ChannelRow.init)
        if let channel = try complete(rows).first { return (channel, false) }
        guard let slug, let id = try oldSlug(slug, scope: hub), let channel = try channel(ChannelID(id)) else {
            return nil
        }
        return (channel, true)
    }

    /// A hub's channels, the hub channel first, then by slug, archived ones too.
    package func channels(in hub: HubID) throws -> [Channel] {
        try complete(try sql.rows(channelsOfHub, hub, read: ChannelRow.init))
    }

    /// The conversation of exactly these members; nil when they have not begun one.
    package func conversation(_ members: [MemberID]) throws -> Channel? {
        try complete(try sql.rows(channelByMembers, membersKey(members), read: ChannelRow.init)).first
    }

    /// A member's conversations in which something was said, newest message first, after the one that ends with
    /// `before`.
    package func conversations(of member: MemberID, before: MessageID? = nil, limit: Int) throws -> [Channel] {
        let before = before ?? MessageID(.max)
        return try complete(try sql.rows(conversationsOf, member, before, limit, read: ChannelRow.init))
    }

    package func isIn(conversation: ChannelID, _ member: MemberID) throws -> Bool {
        try sql.exists(
            "SELECT 1 FROM conversation_member WHERE channel_id = ? AND member_id = ?",
            conversation,
            member
        )
    }

    /// Who is in a conversation, by id; nobody when it is a hub's channel.
    package func conversationMembers(_ id: ChannelID) throws -> [MemberID] {
        try sql.rows(
            "SELECT member_id FROM conversation_member WHERE channel_id = ? ORDER BY member_id",
            id
        ) { $0.id(0) }
    }

    /// New conversations a member began since a moment.
    package func conversationsBegunSince(_ time: Time, by member: MemberID) throws -> Int {
        Int(
            try sql.int(
                "SELECT count(*) FROM channel WHERE opened_by_id = ? AND created_ms >= ?",
                member,
                time
            ) ?? 0
        )
    }

    func membersKey(_ members: [MemberID]) -> String {
        Set(members).sorted().map(\.description).joined(separator: ",")
    }

    /// Gives conversations the faces of who is in them.
    private func complete(_ rows: [ChannelRow]) throws -> [Channel] {
        try rows.map { row in
            guard row.hub == nil else { return try row.channel(faces: []) }
            let members = try conversationMembers(row.id)
            let faces = try faces(members)
            return try row.channel(faces: members.compactMap { faces[$0] })
        }
    }
}
