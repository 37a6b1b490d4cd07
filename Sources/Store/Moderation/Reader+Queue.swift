package import HubbubModel

private let columns = """
    id, hub_id, number, kind, state, reason, is_escalated, message_id, member_id, entry_id, taken_by_id, opened_ms,
    due_ms, outcome, decided_by_id, decision_id
    """
private let itemByID = "SELECT \(columns) FROM queue_item WHERE id = ?"
private let itemByNumber = "SELECT \(columns) FROM queue_item WHERE hub_id = ? AND number = ?"
private let itemsWaiting = """
    SELECT \(columns) FROM queue_item WHERE hub_id = ? AND state <> 'done' AND id > ? ORDER BY id LIMIT ?
    """
private let itemsEscalated = """
    SELECT \(columns) FROM queue_item WHERE state <> 'done' AND is_escalated = 1 AND id > ? ORDER BY id LIMIT ?
    """
private let reportWaiting = """
    SELECT \(columns) FROM queue_item WHERE message_id = ? AND kind = 'report' AND state <> 'done'
    """

extension Reader {
    package func queueItem(_ id: QueueItemID) throws -> QueueItem? {
        try sql.first(itemByID, id, read: Self.item)
    }

    /// An item by its name in a hub's queue; `nil` for a hub is the operators' own.
    package func queueItem(_ number: Int64, in hub: HubID?) throws -> QueueItem? {
        try sql.first(itemByNumber, hub ?? .none, number, read: Self.item)
    }

    /// What waits in a hub's queue, or in the operators' own (nil), oldest first, after an id.
    package func queue(of hub: HubID?, after: QueueItemID = .none, limit: Int) throws -> [QueueItem] {
        try sql.rows(itemsWaiting, hub ?? .none, after, limit, read: Self.item)
    }

    /// What went up to operators from all hubs and still waits, oldest first.
    package func escalatedQueue(after: QueueItemID = .none, limit: Int) throws -> [QueueItem] {
        try sql.rows(itemsEscalated, after, limit, read: Self.item)
    }

    /// The report on a message that nobody has decided yet.
    package func openReport(on message: MessageID) throws -> QueueItem? {
        try sql.first(reportWaiting, message, read: Self.item)
    }

    private static func item(_ row: SQLRow) throws -> QueueItem {
        let hub: HubID = row.id(1)
        return QueueItem(
            id: row.id(0),
            hub: hub == .none ? nil : hub,
            number: row.int(2),
            kind: try row.value(3),
            state: try row.value(4),
            reason: HoldReason(rawValue: row.text(5)),
            isEscalated: row.bool(6),
            message: row.optionalID(7),
            member: row.id(8),
            entry: row.optionalID(9),
            takenBy: row.optionalID(10),
            opened: row.time(11),
            due: row.optionalTime(12),
            outcome: QueueItem.Outcome(rawValue: row.text(13)),
            decidedBy: row.optionalID(14),
            decision: row.optionalID(15)
        )
    }
}

extension Reader {
    /// How many items wait in a hub's queue, or in the operators' own; counting stops at `Limits.unreadCount`.
    ///
    /// What concerns `besides` is not counted: they do not see it.
    package func waiting(in hub: HubID?, besides member: MemberID = .none) throws -> Int {
        Int(
            try sql.int(
                """
                SELECT count(*) FROM (SELECT 1 FROM queue_item
                    WHERE hub_id = ? AND state <> 'done' AND member_id <> ? LIMIT ?)
                """,
                hub ?? .none,
                member,
                Limits.unreadCount
            ) ?? 0
        )
    }
}
