package import HubbubModel

/// Deciding what waits in a queue.
///
/// Each refuses `already` with the detail `decided` where another was quicker.
extension Transaction {
    /// Says that someone works on an item, so that others leave it.
    package func take(_ item: QueueItem, by member: MemberID) throws {
        guard item.state != .done else { throw Refusal(.already, detail: "decided") }
        guard item.takenBy != member else { throw Refusal(.already, detail: "taken") }
        try sql.run("UPDATE queue_item SET state = 'taken', taken_by_id = ? WHERE id = ?", member, item.id)
        if let taken = try queueItem(item.id) { try announce(taken) }
    }

    /// Agrees with a report by an act that was done for it: undoing the act opens the report again.
    package func agree(_ item: QueueItem, by entry: Entry) throws {
        try keepMore([settle(item, .agreed, entry)], of: entry)
        try tellReporters(of: item)
    }

    /// Agrees with a report, without more.
    package func agree(_ item: QueueItem, _ deed: Deed) throws -> Entry {
        let entry = try recordDecision(.agree, item, deed)
        try keep([settle(item, .agreed, entry)], of: entry)
        try tellReporters(of: item)
        return entry
    }

    /// Turns a report down; a message that reports had hidden is back.
    package func dismiss(_ item: QueueItem, _ deed: Deed) throws -> Entry {
        let entry = try recordDecision(.dismiss, item, deed)
        try keep([settle(item, .dismissed, entry)], of: entry)
        try tellReporters(of: item)
        return entry
    }

    /// Hands an item up to operators.
    ///
    /// Refuses `already` where they see it.
    package func escalate(_ item: QueueItem, _ deed: Deed) throws -> Entry {
        guard item.state != .done else { throw Refusal(.already, detail: "decided") }
        guard !item.isEscalated, item.hub != nil else { throw Refusal(.already, detail: "escalated") }
        let entry = try recordDecision(.escalate, item, deed)
        try escalate(item.id)
        return entry
    }

    /// Marks an item as decided and says who did; the change sets it back to where it was.
    func settle(_ item: QueueItem, _ outcome: QueueItem.Outcome, _ entry: Entry?) throws -> Change {
        guard item.state != .done else { throw Refusal(.already, detail: "decided") }
        let actor = try entry.flatMap { try side(of: $0.id) }?.actor
        try sql.run(
            "UPDATE queue_item SET decided_by_id = ?, decision_id = ? WHERE id = ?",
            actor,
            entry?.id,
            item.id
        )
        return try change(.queueItem, item.id.rawValue, to: "done:\(outcome.rawValue)")
    }

    /// Further changes of an entry that has some already.
    func keepMore(_ changes: [Change], of entry: Entry) throws {
        let known = try self.changes(of: entry.id)
        try sql.run("DELETE FROM change WHERE entry_id = ?", entry.id)
        try keep(known + changes, of: entry)
    }

    func tellReporters(of item: QueueItem) throws {
        for reporter in Set(try reports(of: item.id).compactMap(\.reporter)).sorted() {
            try notify(reporter, .decided, item: item.id)
        }
    }

    private func recordDecision(_ kind: EntryKind, _ item: QueueItem, _ deed: Deed) throws -> Entry {
        try record(kind, scope: .message, deed, touching: EntrySide(actor: deed.actor, message: item.message))
    }
}
