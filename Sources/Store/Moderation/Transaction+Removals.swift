package import HubbubModel

extension Transaction {
    /// Takes a message from everyone's sight: that it was removed, and by which rule, stays to be seen.
    ///
    /// Its text stays for those who decide an appeal, for `Limits.removedTextLife`; its author is told.
    /// Refuses `already` for one that is removed, or that its author deleted.
    package func remove(_ message: Message, _ deed: Deed) throws -> Entry {
        guard message.state == .live else { throw Refusal(.already, field: "message", detail: "gone") }
        return try setState(of: message, Self.removed(by: deed.rule), .remove, deed)
    }

    /// Shows a removed message again.
    ///
    /// Refuses `already` for one that is there, or that its author deleted, and `tooLate` once its text is gone.
    package func restore(_ message: Message, _ deed: Deed) throws -> Entry {
        guard message.state == .removed else { throw Refusal(.already, field: "message") }
        let about = try removal(of: message.id, in: deed.chain)?.number
        return try setState(of: message, Message.State.live.rawValue, .restore, deed, about: about)
    }

    private func setState(
        of message: Message,
        _ state: String,
        _ kind: EntryKind,
        _ deed: Deed,
        about: Int64? = nil
    ) throws -> Entry {
        let change = try change(.messageState, message.id.rawValue, to: state)
        let side = EntrySide(
            actor: deed.actor,
            member: message.author.id,
            message: message.id,
            thread: message.thread,
            channel: message.channel
        )
        let entry = try record(kind, scope: .message, deed, touching: side, about: about)
        try keep([change], of: entry)
        try tell(entry: entry, side)
        return entry
    }
}

extension Reader {
    /// The newest act of a log that removed a message.
    package func removal(of message: MessageID, in chain: Chain) throws -> Entry? {
        let entry = try sql.int(
            """
            SELECT s.entry_id FROM entry_side s JOIN entry e ON e.id = s.entry_id
            WHERE s.message_id = ? AND e.chain = ? AND e.kind IN ('remove', 'agree', 'undo') ORDER BY s.entry_id DESC LIMIT 1
            """,
            message,
            chain.rawValue
        )
        return try entry.flatMap { try self.entry(EntryID($0)) }
    }
}
