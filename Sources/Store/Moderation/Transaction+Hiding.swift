package import HubbubModel

/// Hiding by reports, where a hub turned it on: for a while, once a message, never after a decision.
///
/// What is hidden now stands in a setting, `entry:end` with commas: there are few at a time.
extension Reader {
    func hiddenNow() throws -> [(entry: EntryID, ends: Time)] {
        let text = try communitySetting(hiddenSetting) ?? ""
        return text.split(separator: ",").compactMap { part in
            let numbers = part.split(separator: ":").compactMap { Int64($0) }
            return numbers.count == 2 ? (EntryID(numbers[0]), Time(ms: numbers[1])) : nil
        }
    }
}

extension Transaction {
    func hideIfReported(_ message: Message, _ item: QueueItem, in hub: HubID?) throws {
        guard let hub, try self.hub(hub)?.hidesReported == true, try mayHide(message.id) else { return }
        let standing = now.advanced(by: .zero - Limits.hidingStanding)
        let reporters = try sql.int(
            """
            SELECT count(*) FROM report r JOIN membership m ON m.member_id = r.reporter_id AND m.hub_id = ?
            WHERE r.item_id = ? AND m.since_ms <= ? AND r.reporter_id <> ?
            """,
            hub,
            item.id,
            standing,
            message.author.id
        )
        guard (reporters ?? 0) >= Limits.hidingReports else { return }
        let ends = now.advanced(by: Limits.hidingMost)
        let side = EntrySide(actor: nil, member: message.author.id, message: message.id)
        let deed = Deed(chain: .hub(hub), actor: nil, role: .server)
        let entry = try record(.hide, scope: .message, deed, touching: side, ends: ends)
        try keep([change(.messageState, message.id.rawValue, to: Self.removed(by: nil))], of: entry)
        try setHidden(hiddenNow() + [(entry.id, ends)])
        try notify(message.author.id, .hidden, entry: entry.id, item: item.id)
    }

    /// Shows again what was hidden and its time is over.
    func endHiding() throws {
        let hidden = try hiddenNow()
        for (id, _) in hidden.filter({ $0.ends <= now }) { try show(id) }
    }

    /// Shows a message again that reports had hidden, before it is decided about.
    package func endHiding(of message: MessageID) throws {
        for (id, _) in try hiddenNow() where try side(of: id)?.message == message { try show(id) }
    }

    /// Where someone removed it meanwhile that act stands, and undoing it shows the message.
    private func show(_ id: EntryID) throws {
        try setHidden(hiddenNow().filter { $0.entry != id })
        guard let entry = try entry(id), entry.undoneBy == nil else { return }
        let deed = Deed(chain: entry.chain, actor: nil, role: .server)
        do {
            _ = try undo(entry, deed)
        } catch is Refusal {
            for change in try changes(of: id) {
                try sql.run(
                    "UPDATE change SET before = ? WHERE kind = ? AND subject_id = ? AND entry_id > ? AND before = ?",
                    change.before,
                    change.kind.rawValue,
                    change.subject,
                    id,
                    change.after
                )
            }
            try sql.run("DELETE FROM change WHERE entry_id = ?", id)
        }
    }

    private func mayHide(_ message: MessageID) throws -> Bool {
        let wasHidden = try sql.exists(
            "SELECT 1 FROM entry_side s JOIN entry e ON e.id = s.entry_id WHERE s.message_id = ? AND e.kind = 'hide'",
            message
        )
        let wasDecided = try sql.exists(
            "SELECT 1 FROM queue_item WHERE message_id = ? AND kind = 'report' AND state = 'done'",
            message
        )
        return !wasHidden && !wasDecided
    }

    private func setHidden(_ hidden: [(entry: EntryID, ends: Time)]) throws {
        let text = hidden.map { "\($0.entry):\($0.ends.ms)" }.joined(separator: ",")
        try setCommunitySetting(hiddenSetting, text)
    }
}

private let hiddenSetting = "hidden"
