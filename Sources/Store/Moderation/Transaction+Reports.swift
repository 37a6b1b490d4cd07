package import HubbubModel

extension Reader {
    /// Who reported and why, oldest first; of an appeal: who appeals.
    package func reports(of item: QueueItemID) throws -> [Report] {
        try sql.rows(
            "SELECT reporter_id, words, at_ms FROM report WHERE item_id = ? ORDER BY id LIMIT ?",
            item,
            Limits.page
        ) { Report(reporter: $0.optionalID(0), words: $0.text(1), at: $0.time(2)) }
    }

    /// Whether someone besides a member moderates the hub.
    package func isModerated(_ hub: HubID, besides member: MemberID) throws -> Bool {
        try sql.exists(
            "SELECT 1 FROM membership WHERE hub_id = ? AND role <> 'member' AND member_id <> ? LIMIT 1",
            hub,
            member
        )
    }

    /// A message with its text also where it was removed: for those who decide about it.
    package func messageWithText(_ id: MessageID) throws -> Message? {
        guard var message = try message(id), message.state == .removed else { return try message(id) }
        message.body =
            try sql.first(
                "SELECT body FROM message_version WHERE message_id = ? ORDER BY version DESC LIMIT 1",
                id
            ) { $0.text(0) } ?? ""
        message.files = try files(of: [id])[id] ?? []
        return message
    }

    /// Messages before one, oldest first: of its thread, or of the channel where it is a root.
    package func messages(leadingTo message: Message, limit: Int) throws -> [Message] {
        guard message.isRoot else {
            return try messages(in: message.thread, before: message.id, limit: limit).messages
        }
        let ids = try sql.rows(
            "SELECT subject_id FROM number WHERE channel_id = ? AND number < ? AND kind <> 2 ORDER BY number DESC LIMIT ?",
            message.channel,
            message.number,
            limit
        ) { $0.id(0) as MessageID }
        let found = try messages(ids)
        return ids.reversed().compactMap { found[$0] }.filter { $0.channel == message.channel }
    }
}

extension Transaction {
    /// Flags a message to those who moderate its hub, or to operators where it stands in a conversation.
    ///
    /// One item a message: further reports join it. Where nobody but its author moderates the hub it goes up at once.
    /// Refuses `already` (reported by them, or gone) and `limited` over `Limits.openReports`.
    package func report(_ message: Message, in hub: HubID?, by member: MemberID, words: String) throws -> QueueItem {
        guard message.state == .live else { throw Refusal(.already, detail: "gone") }
        let item = try openReport(on: message.id)
        if let item, try reports(of: item.id).contains(where: { $0.reporter == member }) {
            throw Refusal(.already, detail: "reported")
        }
        try refuseTooMany(member)
        let joined = try item ?? newItem(message, in: hub)
        try addReport(joined.id, member, words)
        if item != nil { try announce(joined) }
        try hideIfReported(message, joined, in: hub)
        return joined
    }

    func addReport(_ item: QueueItemID, _ member: MemberID?, _ words: String) throws {
        try sql.run(
            "INSERT INTO report (item_id, reporter_id, words, at_ms) VALUES (?, ?, ?, ?)",
            item,
            member,
            words,
            now
        )
    }

    private func newItem(_ message: Message, in hub: HubID?) throws -> QueueItem {
        let due = hub == nil ? nil : now.advanced(by: Limits.reportGoesUp)
        let item = try open(.report, in: hub, about: message.author.id, message: message.id, due: due)
        if let hub, try !isModerated(hub, besides: message.author.id) { try escalate(item.id) }
        return try queueItem(item.id) ?? item
    }

    private func refuseTooMany(_ member: MemberID) throws {
        let count = try sql.int(
            """
            SELECT count(*) FROM report r JOIN queue_item q ON q.id = r.item_id
            WHERE r.reporter_id = ? AND q.kind = 'report' AND q.state <> 'done'
            """,
            member
        )
        if (count ?? 0) >= Limits.openReports { throw Refusal(.limited, detail: "reports") }
    }
}
