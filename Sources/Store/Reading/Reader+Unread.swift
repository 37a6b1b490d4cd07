package import HubbubModel

extension Reader {
    /// What a member has read of a channel; nil when they are neither in its hub nor in the conversation.
    package func readState(_ channel: ChannelID, _ member: MemberID) throws -> ChannelReadState? {
        guard let place = try readPlace(channel, member) else { return nil }
        return try UnreadTally(self, member, [place]).places[channel].map(Self.state)
    }

    /// Every channel of a hub, for a member of it, by id.
    package func readStates(of member: MemberID, in hub: HubID) throws -> [ChannelReadState] {
        let places = try readPlaces(of: member).filter { $0.hub == hub }
        return try UnreadTally(self, member, places).places.values.map(Self.state)
            .sorted { $0.channel < $1.channel }
    }

    /// The channels of joined hubs and conversations in which not everything is read, or whose level is their own.
    ///
    /// Of a channel that is not among them everything is read. By channel id.
    package func readStates(of member: MemberID) throws -> [ChannelReadState] {
        try UnreadTally(self, member, try readPlaces(of: member)).places.values
            .filter { try differs($0, member) }
            .map(Self.state)
            .sorted { $0.channel < $1.channel }
    }

    /// What a member has read of a thread, replies only; nil when it counts nowhere for them.
    package func threadState(_ thread: ThreadID, _ member: MemberID) throws -> ThreadReadState? {
        guard let place = try countingPlace(of: thread, member) else { return nil }
        return try state(thread, in: UnreadTally(self, member, [place], only: thread), at: place.channel, member)
    }

    /// Followed threads with unread replies, by id.
    package func threadStates(of member: MemberID) throws -> [ThreadReadState] {
        try UnreadTally(self, member, try readPlaces(of: member)).threads
            .map { try state($0.key, $0.value, member) }
            .filter { $0.isFollowed && $0.unread > 0 }
            .sorted { $0.thread < $1.thread }
    }

    /// The oldest unread message in a channel, or without one anywhere; nil when there is none.
    package func nextUnread(_ member: MemberID, channel: ChannelID?) throws -> Message? {
        let places = try channel.map { try readPlace($0, member).map { [$0] } ?? [] } ?? readPlaces(of: member)
        let oldest = try UnreadTally(self, member, places).places.values.compactMap(\.oldest).min()
        return try oldest.flatMap { try message($0) }
    }

    /// The number of a channel's first unread root, or `amongReplies` too of its first unread message; nil when all are
    /// read.
    package func firstUnreadNumber(
        _ channel: ChannelID,
        _ member: MemberID,
        amongReplies: Bool = false
    ) throws -> Int64? {
        guard let place = try readPlace(channel, member) else { return nil }
        let tally = try UnreadTally(self, member, [place]).places[channel]
        let ids = (tally?.roots.prefix(1)).map(Array.init) ?? []
        return try sql.int(
            """
            SELECT min(number) FROM message WHERE is_root >= ? AND channel_id = ?
            AND id IN (SELECT value FROM json_each(?))
            """,
            amongReplies ? 0 : 1,
            channel,
            idList(ids + (tally?.others ?? []))
        )
    }

    /// The threads in which something of a channel is unread, newest activity first.
    package func unreadThreads(_ channel: ChannelID, _ member: MemberID, limit: Int) throws -> [Thread] {
        guard let place = try readPlace(channel, member) else { return [] }
        let tally = try UnreadTally(self, member, [place])
        let rows = try threadRows(unreadIn: tally).sorted { $0.last > $1.last }
        return try complete(Array(rows.prefix(limit)))
    }

    /// Rows of all threads in which a tally found something.
    func threadRows(unreadIn tally: UnreadTally) throws -> [ThreadRow] {
        let messages = tally.places.values.flatMap { $0.roots + $0.others + $0.mentions }
        return try sql.rows(threadsOfMessages, idList(messages), read: ThreadRow.init)
    }

    static func state(_ place: UnreadTally.Place) -> ChannelReadState {
        ChannelReadState(
            channel: place.at.channel,
            position: place.at.position,
            floor: place.at.floor,
            level: place.at.level,
            unread: place.unread,
            mentions: place.mentionCount
        )
    }

    /// A thread's state as a tally of its place has it.
    func state(
        _ thread: ThreadID,
        in tally: UnreadTally,
        at channel: ChannelID,
        _ member: MemberID
    ) throws -> ThreadReadState {
        try state(thread, tally.threads[thread] ?? UnreadTally.Talk(channel: channel), member)
    }

    private func state(_ thread: ThreadID, _ talk: UnreadTally.Talk, _ member: MemberID) throws -> ThreadReadState {
        let read = try sql.first(
            "SELECT position_id, follow FROM thread_read WHERE member_id = ? AND thread_id = ?",
            member,
            thread
        ) { (position: $0.id(0) as MessageID, isFollowed: $0.int(1) == 1) }
        return ThreadReadState(
            thread: thread,
            channel: talk.channel,
            isFollowed: read?.isFollowed ?? false,
            position: read?.position ?? .none,
            unread: Int64(min(talk.replies.count, Limits.unreadCount)),
            mentions: Int64(min(talk.mentions.count, Limits.unreadCount))
        )
    }

    private func differs(_ place: UnreadTally.Place, _ member: MemberID) throws -> Bool {
        if place.unread > 0 || !place.mentions.isEmpty || place.at.hasOwnLevel { return true }
        guard place.at.lastMessage > place.at.rootsFrom else { return false }
        return try sql.exists(unreadRoots, member, place.at.channel, place.at.rootsFrom, 1)
    }
}

private let threadsOfMessages = """
    SELECT DISTINCT \(ThreadRow.columns) FROM json_each(?) j JOIN message m ON m.id = j.value
    JOIN thread t ON t.id = m.thread_id JOIN message r ON r.id = t.root_id
    """
