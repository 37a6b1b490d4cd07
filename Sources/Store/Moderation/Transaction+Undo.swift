package import HubbubModel

extension Transaction {
    /// Sets back exactly what an entry changed; the undoing is an entry of its own, and can be undone.
    ///
    /// An appeal that is granted (`reverse`) leaves the report decided that the act came from. Spent numbers stay spent; what was posted since stays where it is, in a thread of its own where the one it answered goes.
    /// Who has read on since keeps that. Refuses `already` where it is undone, `noUndo` where there is nothing to set back, and `superseded`, with the
    /// entry's name where there is one, where something it changed is not as it left it.
    package func undo(_ entry: Entry, _ deed: Deed, as kind: EntryKind = .undo) throws -> Entry {
        guard entry.undoneBy == nil else { throw Refusal(.already, detail: "undone") }
        let all = try self.changes(of: entry.id).filter { kind != .reverse || $0.kind != .queueItem }
        guard !all.isEmpty else { throw Refusal(.noUndo, values: ["entry": entry.name]) }
        let changes = try all.filter { change in
            if try value(of: change.kind, change.subject, change.second) == change.after { return true }
            guard change.kind.goesOnByItself else { throw try superseded(change, since: entry) }
            return false
        }
        try refuseLostHome(changes, since: entry)
        var side = try side(of: entry.id) ?? EntrySide(actor: nil)
        side.count = max(side.count, 1)
        let undoing = try record(kind, scope: entry.scope, deed, touching: side, about: entry.number)
        var back = changes.reversed().map(\.reversed)
        try settleReading(of: back.filter { $0.kind == .messagePlace }.map { MessageID($0.subject) })
        for change in back { try set(change) }
        back += try houseStrays(of: back)
        try settle(back)
        try keep(back, of: undoing)
        try mark(entry, undoneBy: undoing)
        side.actor = deed.actor
        let moved = back.filter { $0.kind == .messagePlace }.map { MessageID($0.subject) }
        guard kind == .undo else { return undoing }
        if moved.isEmpty { try tell(entry: undoing, side) } else { try tellAuthors(of: moved, undoing, side) }
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

    /// A thread that messages would go back to must be where they left it.
    private func refuseLostHome(_ changes: [Change], since entry: Entry) throws {
        let places = changes.filter { $0.kind == .messagePlace }.compactMap { PlaceText($0.before) }
        let withRoot = Set(places.filter(\.isRoot).map(\.thread))
        for place in Set(places.filter { !withRoot.contains($0.thread) }.map { PlaceText(home: $0) }) {
            guard let home = try home(of: place.thread) else { throw Refusal.notFound }
            guard !home.isLeft, home.channel == place.channel else {
                let root = Change(kind: .messagePlace, subject: home.root.rawValue, second: 0, before: "", after: "")
                throw try superseded(root, since: entry)
            }
        }
    }

    /// The entry by which a sanction went on for an account made anew.
    private func carried(_ entry: Entry) throws -> Int64? {
        try sql.int(
            """
            SELECT number FROM entry WHERE chain = ? AND about = ? AND kind = ? AND undone_by IS NULL
            ORDER BY number DESC LIMIT 1
            """,
            entry.chain.rawValue,
            entry.number,
            entry.kind.rawValue
        )
    }

    /// What stands in the way: the newest act that changed the same since, where one did.
    private func superseded(_ change: Change, since entry: Entry) throws -> Refusal {
        let later = try sql.int(
            """
            SELECT e.number FROM change c JOIN entry e ON e.id = c.entry_id
            WHERE c.kind = ? AND c.subject_id = ? AND c.second_id = ? AND c.entry_id > ? AND e.undone_by IS NULL
            AND e.chain = ? ORDER BY c.entry_id DESC LIMIT 1
            """,
            change.kind.rawValue,
            change.subject,
            change.second,
            entry.id,
            entry.chain.rawValue
        )
        guard let later = try later ?? carried(entry) else {
            return Refusal(.superseded, values: ["entry": entry.name])
        }
        return Refusal(
            .superseded,
            try: "/undo e\(later)",
            detail: "by",
            values: ["entry": entry.name, "later": "e\(later)"]
        )
    }
}
