package import HubbubModel

extension Transaction {
    /// Sets back exactly what an entry changed; the undoing is an entry of its own, and can be undone.
    ///
    /// Spent numbers stay spent. Refuses `already` where it is undone, `noUndo` where there is nothing to set back, and `superseded`, with the
    /// entry's name where there is one, where something it changed is not as it left it.
    package func undo(_ entry: Entry, _ deed: Deed, as kind: EntryKind = .undo) throws -> Entry {
        guard entry.undoneBy == nil else { throw Refusal(.already, detail: "undone") }
        let changes = try self.changes(of: entry.id)
        guard !changes.isEmpty else { throw Refusal(.noUndo, values: ["entry": entry.name]) }
        for change in changes {
            guard try value(of: change.kind, change.subject, change.second) == change.after else {
                throw try superseded(change, since: entry)
            }
        }
        var side = try side(of: entry.id) ?? EntrySide(actor: nil)
        side.count = max(side.count, 1)
        let undoing = try record(kind, scope: entry.scope, deed, touching: side, about: entry.number)
        let back = changes.reversed().map(\.reversed)
        for change in back { try set(change) }
        try settle(back)
        try keep(back, of: undoing)
        try mark(entry, undoneBy: undoing)
        if kind == .undo { try tell(entry: undoing, side) }
        return undoing
    }

    /// What an entry changed, in order.
    func changes(of entry: EntryID) throws -> [Change] {
        try sql.rows(
            "SELECT kind, subject_id, second_id, before, after FROM change WHERE entry_id = ? ORDER BY ordinal",
            entry
        ) { row in
            Change(
                kind: try row.value(0),
                subject: row.int(1),
                second: row.int(2),
                before: row.text(3),
                after: row.text(4)
            )
        }
    }

    /// Undoing an undo puts the first act in force again.
    private func mark(_ entry: Entry, undoneBy undoing: Entry) throws {
        try sql.run("UPDATE entry SET undone_by = ? WHERE id = ?", undoing.id, entry.id)
        if entry.kind == .undo || entry.kind == .reverse {
            try sql.run("UPDATE entry SET undone_by = NULL WHERE undone_by = ?", entry.id)
        }
    }

    /// What stands in the way: the newest act that changed the same since, where one did.
    private func superseded(_ change: Change, since entry: Entry) throws -> Refusal {
        let later = try sql.int(
            """
            SELECT e.number FROM change c JOIN entry e ON e.id = c.entry_id
            WHERE c.kind = ? AND c.subject_id = ? AND c.second_id = ? AND c.entry_id > ? AND e.undone_by IS NULL
            ORDER BY c.entry_id DESC LIMIT 1
            """,
            change.kind.rawValue,
            change.subject,
            change.second,
            entry.id
        )
        guard let later else { return Refusal(.superseded, values: ["entry": entry.name]) }
        return Refusal(
            .superseded,
            try: "/undo e\(later)",
            detail: "by",
            values: ["entry": entry.name, "later": "e\(later)"]
        )
    }
}
