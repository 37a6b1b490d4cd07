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
        let number = (try sql.int("SELECT max(number) FROM queue_item WHERE hub_id = ?", hub ?? .none) ?? 0) + 1
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

    /// Tells those who work the queue, but not whom it concerns.
    func announce(_ item: QueueItem) throws {
        if let hub = item.hub {
            if let role = try membership(hub, item.member)?.role, role >= .moderator {
                try announce(item, to: moderators(of: hub))
            } else {
                try append(.queueChanged, to: .moderators(hub), subject: item.id.rawValue)
            }
        }
        guard item.hub == nil || item.isEscalated else { return }
        if try member(item.member)?.isOperator == true {
            try announce(item, to: operators())
        } else {
            try append(.queueChanged, to: .operators, subject: item.id.rawValue)
        }
        if item.kind == .appeal { try announce(item, to: arbiters()) }
    }

    private func announce(_ item: QueueItem, to members: [MemberID]) throws {
        for member in members where member != item.member {
            try append(.queueChanged, to: .member(member), subject: item.id.rawValue)
        }
    }

    private func moderators(of hub: HubID) throws -> [MemberID] {
        try sql.rows("SELECT member_id FROM membership WHERE hub_id = ? AND role <> 'member' ORDER BY member_id", hub) {
            $0.id(0)
        }
    }

    private func arbiters() throws -> [MemberID] {
        try sql.rows("SELECT id FROM member WHERE is_arbiter = 1 AND is_operator = 0 AND state = 'active'") { $0.id(0) }
    }
}
