package import HubbubModel

private let channelByMembers = "SELECT \(channelColumns) \(channelSource) WHERE c.members_key = ?"
private let conversationsOf = """
    SELECT \(channelColumns) FROM conversation_member m JOIN channel c ON c.id = m.channel_id
    LEFT JOIN hub h ON h.id = c.hub_id
    WHERE m.member_id = ? AND c.last_message_id < ? AND c.last_message_id > 0 AND m.is_closed = 0 AND m.is_request = ?
    ORDER BY c.last_message_id DESC LIMIT ?
    """
private let contactOfMember = """
    SELECT p.is_request, c.opened_by_id = ?2 AND NOT EXISTS (
        SELECT 1 FROM conversation_member o
        WHERE o.channel_id = ?1 AND o.member_id <> ?2 AND o.is_request = 0)
    FROM conversation_member p JOIN channel c ON c.id = p.channel_id
    WHERE p.channel_id = ?1 AND p.member_id = ?2
    """

extension Reader {
    /// The conversation of exactly these members; nil when they have not begun one.
    package func conversation(_ members: [MemberID]) throws -> Channel? {
        try complete(try sql.rows(channelByMembers, membersKey(members), read: ChannelRow.init)).first
    }

    /// A member's conversations in which something was said, newest message first, after the one that ends with
    /// `before`.
    ///
    /// Either those that are no requests, or the requests that wait for the member's answer. Closed ones are neither.
    package func conversations(
        of member: MemberID,
        requests: Bool = false,
        before: MessageID? = nil,
        limit: Int
    ) throws -> [Channel] {
        let before = before ?? MessageID(.max)
        let rows = try sql.rows(conversationsOf, member, before, requests, limit, read: ChannelRow.init)
        return try complete(rows).map { try seen($0, by: member) }
    }

    /// A conversation as one of its members has it, with `contact`; any other channel as it is.
    package func seen(_ channel: Channel, by member: MemberID) throws -> Channel {
        guard channel.hub == nil else { return channel }
        var channel = channel
        channel.contact = try contact(channel.id, member)
        return channel
    }

    /// What a conversation is for one of its members: a request to answer, one that is unanswered, or neither.
    package func contact(_ conversation: ChannelID, _ member: MemberID) throws -> Channel.Contact {
        let contact = try sql.first(contactOfMember, conversation, member) { row -> Channel.Contact in
            row.bool(0) ? .request : row.bool(1) ? .unanswered : .settled
        }
        return contact ?? .settled
    }

    /// Whether a member has the conversation; one they closed by ignoring is not there for them.
    package func isIn(conversation: ChannelID, _ member: MemberID) throws -> Bool {
        try sql.exists(
            "SELECT 1 FROM conversation_member WHERE channel_id = ? AND member_id = ? AND is_closed = 0",
            conversation,
            member
        )
    }

    /// Who is in a conversation, by id, those who closed it too; nobody when it is a hub's channel.
    package func conversationMembers(_ id: ChannelID) throws -> [MemberID] {
        try sql.rows(
            "SELECT member_id FROM conversation_member WHERE channel_id = ? ORDER BY member_id",
            id
        ) { $0.id(0) }
    }

    /// Who hears of a conversation, by id: who is in it and has not closed it.
    package func conversationAudience(_ id: ChannelID) throws -> [MemberID] {
        try sql.rows(
            "SELECT member_id FROM conversation_member WHERE channel_id = ? AND is_closed = 0 ORDER BY member_id",
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

    /// Whether two members have nothing that makes a conversation between them more than a request: no common hub, no
    /// operator among them, no conversation of two that was answered.
    func areStrangers(_ one: MemberID, _ other: MemberID) throws -> Bool {
        try !sql.exists(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM membership a JOIN membership b ON b.hub_id = a.hub_id
                    AND b.member_id = ?2 WHERE a.member_id = ?1)
                OR EXISTS (SELECT 1 FROM member WHERE id IN (?1, ?2) AND is_operator = 1 AND state = 'active')
                OR EXISTS (SELECT 1 FROM channel c WHERE c.members_key = ?3 AND NOT EXISTS (
                    SELECT 1 FROM conversation_member p WHERE p.channel_id = c.id AND p.is_request = 1))
            """,
            one,
            other,
            membersKey([one, other])
        )
    }
}
