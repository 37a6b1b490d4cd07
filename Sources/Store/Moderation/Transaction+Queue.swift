package import HubbubModel

extension Transaction {
    /// Puts something into a hub's queue, or the operators' own (nil).
    func open(
        _ kind: QueueItem.Kind,
        in hub: HubID?,
        about member: MemberID,
        message: MessageID? = nil,
        entry: EntryID? = nil,
        reason: HoldReason? = nil,
        due: Time? = nil
    ) throws -> QueueItem {
        let id: QueueItemID = nextID(.queueItem)
        let number = try freeNumber(in: hub, about: member)
        try sql.run(
            """
            INSERT INTO queue_item (id, hub_id, number, kind, state, reason, message_id, member_id, entry_id, opened_ms, due_ms)
            VALUES (?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?)
            """,
            id,
            hub ?? .none,
            number,
            kind.rawValue,
            reason?.rawValue ?? "",
            message,
            member,
            entry,
            now,
            due
        )
        guard let item = try queueItem(id) else { throw Refusal(.fault) }
        try announce(item)
        return item
    }

    /// Sets an item's state and outcome from a change's text.
    func setItem(_ id: QueueItemID, _ text: String) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let state = QueueItem.State(rawValue: parts[0]) else { throw Refusal(.conflict) }
        try sql.run(
            """
            UPDATE queue_item SET state = ?2, outcome = ?3,
                decided_ms = CASE ?2 WHEN 'done' THEN ?4 END,
                decided_by_id = CASE ?2 WHEN 'done' THEN decided_by_id END,
                decision_id = CASE ?2 WHEN 'done' THEN decision_id END,
                taken_by_id = CASE ?2 WHEN 'open' THEN NULL ELSE taken_by_id END
            WHERE id = ?1
            """,
            id,
            state.rawValue,
            parts[1],
            now
        )
        if let item = try queueItem(id) { try announce(item) }
    }

    /// Tells everyone who might work it, but not whom it concerns.
    ///
    /// Each for themselves: how many wait differs by what concerns whom. Whether they may is asked when it is told.
    func announce(_ item: QueueItem) throws {
        var members: Set<MemberID> = []
        if let hub = item.hub { members.formUnion(try moderators(of: hub)) }
        if item.hub == nil || item.isEscalated { members.formUnion(try operators()) }
        if item.kind == .appeal {
            members.formUnion(try deciders())
            if let entry = item.entry, let actor = try side(of: entry)?.actor { members.insert(actor) }
        }
        for member in members.sorted() where member != item.member {
            try append(.queueChanged, to: .member(member), subject: item.id.rawValue)
        }
    }

    private func moderators(of hub: HubID) throws -> [MemberID] {
        try sql.rows("SELECT member_id FROM membership WHERE hub_id = ? AND role <> 'member' ORDER BY member_id", hub) {
            $0.id(0)
        }
    }

    /// Arbiters, and who moderates any hub.
    private func deciders() throws -> [MemberID] {
        try sql.rows(
            """
            SELECT id FROM member WHERE is_arbiter = 1 AND state = 'active'
            UNION SELECT member_id FROM membership WHERE role <> 'member'
            """
        ) { $0.id(0) }
    }
}
