package import HubbubModel

extension Transaction {
    /// Finds or begins the conversation of these members, the opener included.
    ///
    /// It is a request for each who is a stranger to the opener, and closed for who ignores them. One that the opener
    /// had closed is there again.
    package func openConversation(_ members: [MemberID], by opener: MemberID) throws -> (channel: Channel, isNew: Bool)
    {
        let members = Set(members).union([opener]).sorted()
        guard (2...Limits.conversationMembers).contains(members.count) else {
            throw Refusal(.invalid, field: "members")
        }
        if let channel = try conversation(members) {
            try reopen([channel.id], for: opener)
            return (try seen(channel, by: opener), false)
        }
        let requested = try members.filter { try $0 != opener && areStrangers(opener, $0) }
        let id: ChannelID = nextID(.channel)
        try sql.run(
            "INSERT INTO channel (id, name, members_key, opened_by_id, created_ms) VALUES (?, '', ?, ?, ?)",
            id,
            membersKey(members),
            opener,
            now
        )
        for member in members {
            let isClosed = try isIgnoring(member, opener)
            try sql.run(
                "INSERT INTO conversation_member (channel_id, member_id, is_request, is_closed) VALUES (?, ?, ?, ?)",
                id,
                member,
                requested.contains(member),
                isClosed
            )
            if !isClosed { try append(.conversationCreated, to: .member(member), subject: id.rawValue) }
        }
        return (try seen(existing(id), by: opener), true)
    }

    /// Answers a request: from now on the conversation counts for the member, and the opener may go on writing.
    ///
    /// Refuses `already` where it is no request for them.
    package func acceptRequest(_ conversation: ChannelID, _ member: MemberID) throws {
        guard try contact(conversation, member) == .request else { throw Refusal(.already) }
        try settle(conversation, member)
    }

    /// A hub that two members have in common ends the requests between them.
    func settleRequests(of member: MemberID, in hub: HubID) throws {
        let requests = try sql.rows(
            """
            SELECT p.channel_id, p.member_id FROM conversation_member p JOIN channel c ON c.id = p.channel_id
            WHERE p.member_id = ?1 AND p.is_request = 1
                AND EXISTS (SELECT 1 FROM membership m WHERE m.hub_id = ?2 AND m.member_id = c.opened_by_id)
            UNION ALL
            SELECT p.channel_id, p.member_id FROM channel c JOIN conversation_member p ON p.channel_id = c.id
            WHERE c.opened_by_id = ?1 AND p.is_request = 1
                AND EXISTS (SELECT 1 FROM membership m WHERE m.hub_id = ?2 AND m.member_id = p.member_id)
            """,
            member,
            hub
        ) { (channel: $0.id(0) as ChannelID, member: $0.id(1) as MemberID) }
        for request in requests { try settle(request.channel, request.member) }
    }

    /// Closes what a member has with someone they begin to ignore: the conversation of the two, and unanswered ones
    /// that the other began.
    func closeConversations(of member: MemberID, with other: MemberID) throws {
        let channels = try sql.rows(
            """
            SELECT p.channel_id FROM conversation_member p JOIN channel c ON c.id = p.channel_id
            WHERE p.member_id = ?1 AND p.is_closed = 0
                AND (c.members_key = ?3 OR (c.opened_by_id = ?2 AND p.is_request = 1))
            """,
            member,
            other,
            membersKey([member, other])
        ) { $0.id(0) as ChannelID }
        for channel in channels {
            try sql.run(
                "UPDATE conversation_member SET is_closed = 1 WHERE channel_id = ? AND member_id = ?",
                channel,
                member
            )
            try append(.conversationClosed, to: .member(member), subject: channel.rawValue)
        }
    }

    /// Brings back what ignoring had closed.
    func reopenConversations(of member: MemberID, with other: MemberID) throws {
        let channels = try sql.rows(
            """
            SELECT p.channel_id FROM conversation_member p JOIN channel c ON c.id = p.channel_id
            WHERE p.member_id = ?1 AND p.is_closed = 1 AND (c.members_key = ?3 OR c.opened_by_id = ?2)
            """,
            member,
            other,
            membersKey([member, other])
        ) { $0.id(0) as ChannelID }
        try reopen(channels, for: member)
    }

    private func reopen(_ channels: [ChannelID], for member: MemberID) throws {
        for channel in channels {
            try sql.run(
                "UPDATE conversation_member SET is_closed = 0 WHERE channel_id = ? AND member_id = ? AND is_closed = 1",
                channel,
                member
            )
            if sql.changes > 0 { try announceChange(of: channel, to: member) }
        }
    }

    /// Ends a request for one member; who began it is told when it was the first that ended.
    private func settle(_ channel: ChannelID, _ member: MemberID) throws {
        let begun = try sql.first("SELECT opened_by_id FROM channel WHERE id = ?", channel) { $0.id(0) as MemberID }
        guard let opener = begun else { return }
        let wasUnanswered = try contact(channel, opener) == .unanswered
        try sql.run(
            "UPDATE conversation_member SET is_request = 0 WHERE channel_id = ? AND member_id = ?",
            channel,
            member
        )
        if try isIn(conversation: channel, member) { try announceChange(of: channel, to: member) }
        if wasUnanswered { try append(.conversationChanged, to: .member(opener), subject: channel.rawValue) }
    }

    /// What is in it counts now, so the counts follow.
    private func announceChange(of conversation: ChannelID, to member: MemberID) throws {
        try append(.conversationChanged, to: .member(member), subject: conversation.rawValue)
        try announceRead(conversation, member)
    }
}
