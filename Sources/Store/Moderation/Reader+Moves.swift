package import HubbubModel

extension Reader {
    /// Messages of a thread from one on, in its order.
    package func laterMessages(of thread: ThreadID, from first: MessageID) throws -> [MessageID] {
        try sql.rows(
            """
            SELECT m.id FROM message f JOIN message m ON m.thread_id = f.thread_id
            WHERE f.id = ? AND f.thread_id = ? AND (m.posted_ms, m.id) >= (f.posted_ms, f.id) AND m.is_root = 0
            ORDER BY m.posted_ms, m.id
            """,
            first,
            thread
        ) { $0.id(0) }
    }

    /// Messages of a thread at a range of its channel's numbers, in the thread's order.
    package func messages(of thread: ThreadID, numbered range: ClosedRange<Int64>) throws -> [MessageID] {
        try sql.rows(
            "SELECT id FROM message WHERE thread_id = ? AND number BETWEEN ? AND ? ORDER BY is_root DESC, posted_ms, id",
            thread,
            range.lowerBound,
            range.upperBound
        ) { $0.id(0) }
    }

    /// The numbers between the first message that an act moved and another of the same channel that it left, since they
    /// belong to other threads; at most `Limits.page`.
    package func numbersLeft(by entry: Entry, upTo last: MessageID) throws -> [Int64] {
        let moves = try sql.rows(
            "SELECT subject_id, before, after FROM change WHERE entry_id = ? AND kind = 'message.place' ORDER BY ordinal",
            entry.id
        ) { (id: $0.id(0) as MessageID, before: PlaceText($0.text(1)), after: PlaceText($0.text(2))) }
        guard let first = moves.first, let from = first.before, let to = first.after else { return [] }
        let end = try moves.first { $0.id == last }?.before?.number ?? message(last)?.number ?? from.number
        return try sql.rows(
            """
            SELECT n.number FROM number n JOIN message m ON m.id = n.subject_id
            WHERE n.channel_id = ? AND n.number > ? AND n.number <= ? AND n.kind <> 2 AND n.state <> 'moved'
            AND m.thread_id <> ? ORDER BY n.number LIMIT ?
            """,
            from.channel,
            from.number,
            end,
            to.thread,
            Limits.page
        ) { $0.int(0) }
    }

    /// The thread that a message was in when it left a number of a channel by an act; nil where it left by none.
    package func threadLeft(by message: MessageID, channel: ChannelID, number: Int64) throws -> ThreadID? {
        try sql.rows(
            "SELECT before FROM change WHERE kind = 'message.place' AND subject_id = ? ORDER BY entry_id DESC",
            message
        ) { PlaceText($0.text(0)) }
        .compactMap(\.self).first { $0.channel == channel && $0.number == number }?.thread
    }

    /// The hubs, besides its log's own, between which an act moved messages.
    package func otherHubs(of entry: Entry) throws -> [HubID] {
        let places = try sql.rows(
            "SELECT before, after FROM change WHERE entry_id = ? AND kind = 'message.place'",
            entry.id
        ) { [PlaceText($0.text(0)), PlaceText($0.text(1))] }
        let channels = Set(places.joined().compactMap { $0?.channel })
        return try Set(channels.compactMap { try channel($0)?.hub }).filter { $0 != entry.chain.hub }.sorted()
    }

    /// Whether an act gave a role, closed a channel or changed a hub's rules, so that only who runs the hub takes it
    /// back.
    package func isOfRunning(_ entry: Entry) throws -> Bool {
        try sql.exists(
            "SELECT 1 FROM change WHERE entry_id = ? AND kind IN ('role', 'channel.archive', 'hub.rule')",
            entry.id
        )
    }
}
