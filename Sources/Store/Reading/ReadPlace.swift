package import HubbubModel

/// Where a member reads: a channel of a joined hub or a conversation, and what was read there.
struct ReadPlace {
    let channel: ChannelID
    /// nil in a conversation.
    let hub: HubID?
    /// For roots.
    let position: MessageID
    /// For everything: the higher of the channel's own and the membership's.
    let floor: MessageID
    let level: Level
    /// The channel has a level of its own, other than the hub's.
    let hasOwnLevel: Bool
    let lastMessage: MessageID
    /// A conversation that waits for the member's answer: nothing in it counts.
    let isRequest: Bool

    static let columns = """
        c.id, c.hub_id, coalesce(r.position_id, 0), max(coalesce(r.floor_id, 0), coalesce(m.floor_id, 0)),
        coalesce(r.level, m.level, 'all'), r.level IS NOT NULL AND r.level <> coalesce(m.level, 'all'),
        c.last_message_id
        """

    init(_ row: SQLRow) throws {
        channel = row.id(0)
        hub = row.optionalID(1)
        position = row.id(2)
        floor = row.id(3)
        level = try row.value(4)
        hasOwnLevel = row.bool(5)
        lastMessage = row.id(6)
        isRequest = row.bool(7)
    }

    /// Roots above it are new.
    var rootsFrom: MessageID { max(position, floor) }
}

private let placeByChannel = """
    SELECT \(ReadPlace.columns), coalesce(p.is_request, 0) FROM channel c
    LEFT JOIN membership m ON m.hub_id = c.hub_id AND m.member_id = ?1
    LEFT JOIN channel_read r ON r.member_id = ?1 AND r.channel_id = c.id
    LEFT JOIN conversation_member p ON p.channel_id = c.id AND p.member_id = ?1 AND p.is_closed = 0
    WHERE c.id = ?2 AND (m.member_id IS NOT NULL OR p.member_id IS NOT NULL)
    """
private let placesInHubs = """
    SELECT \(ReadPlace.columns), 0 FROM membership m JOIN channel c ON c.hub_id = m.hub_id
    LEFT JOIN channel_read r ON r.member_id = ?1 AND r.channel_id = c.id
    WHERE m.member_id = ?1
    """
private let placesInConversations = """
    SELECT \(ReadPlace.columns), p.is_request FROM conversation_member p JOIN channel c ON c.id = p.channel_id
    LEFT JOIN membership m ON m.hub_id = c.hub_id AND m.member_id = ?1
    LEFT JOIN channel_read r ON r.member_id = ?1 AND r.channel_id = c.id
    WHERE p.member_id = ?1 AND p.is_closed = 0
    """

extension Reader {
    /// nil when the member is neither in the channel's hub nor in the conversation.
    func readPlace(_ channel: ChannelID, _ member: MemberID) throws -> ReadPlace? {
        try sql.first(placeByChannel, member, channel, read: ReadPlace.init)
    }

    /// All channels of joined hubs, and conversations.
    func readPlaces(of member: MemberID) throws -> [ReadPlace] {
        try sql.rows(placesInHubs, member, read: ReadPlace.init)
            + sql.rows(placesInConversations, member, read: ReadPlace.init)
    }

    /// A member's level in a channel; nil when they are neither in its hub nor in the conversation.
    ///
    /// In a conversation it is `all` unless set otherwise.
    package func followLevel(_ member: MemberID, channel: ChannelID) throws -> Level? {
        try readPlace(channel, member)?.level
    }

    /// Where a thread counts for a member: at home if that is joined, else in its first listing in a joined hub.
    func countingPlace(of thread: ThreadID, _ member: MemberID) throws -> ReadPlace? {
        guard let home = try sql.int("SELECT channel_id FROM thread WHERE id = ?", thread) else { return nil }
        if let place = try readPlace(ChannelID(home), member) { return place }
        let listings = try sql.rows(
            "SELECT channel_id FROM share WHERE thread_id = ? AND ended_ms IS NULL ORDER BY id",
            thread
        ) { $0.id(0) as ChannelID }
        for listing in listings {
            if let place = try readPlace(listing, member) { return place }
        }
        return nil
    }
}
