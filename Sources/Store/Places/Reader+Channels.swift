package import HubbubModel

/// What `ChannelRow` reads, of `channel c` and its `hub h`.
let channelColumns = """
    c.id, c.hub_id, h.slug, c.slug, c.name, c.topic, c.last_number, c.last_message_id, c.is_archived, c.is_locked,
    c.lock_ends_ms, c.lock_rule, c.slow_seconds, c.slow_per_day, c.is_premoderated
    """
let channelSource = "FROM channel c LEFT JOIN hub h ON h.id = c.hub_id"
private let channelByID = "SELECT \(channelColumns) \(channelSource) WHERE c.id = ?"
private let channelsByID = "SELECT \(channelColumns) \(channelSource) WHERE c.id IN (SELECT value FROM json_each(?))"
private let channelBySlug = "SELECT \(channelColumns) \(channelSource) WHERE c.hub_id = ? AND c.slug = ?"
private let channelsOfHub = "SELECT \(channelColumns) \(channelSource) WHERE c.hub_id = ? ORDER BY c.slug"
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

    /// Gives conversations the faces of who is in them.
    func complete(_ rows: [ChannelRow]) throws -> [Channel] {
        try rows.map { row in
            guard row.hub == nil else { return try row.channel(faces: []) }
            let members = try conversationMembers(row.id)
            let faces = try faces(members)
            return try row.channel(faces: members.compactMap { faces[$0] })
        }
    }
}
