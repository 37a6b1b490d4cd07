package import HubbubModel

extension Reader {
    /// The appeal of a member against an entry, decided or not.
    package func appeal(against entry: EntryID, by member: MemberID) throws -> QueueItem? {
        let id = try sql.first(
            "SELECT id FROM queue_item WHERE member_id = ? AND kind = 'appeal' AND entry_id = ?",
            member,
            entry
        ) { $0.id(0) as QueueItemID }
        return try id.flatMap { try queueItem($0) }
    }

    /// Whether a member appealed against an entry, or with an account that was deleted since against the one it goes on
    /// from.
    package func wasAppealed(_ entry: Entry, by member: MemberID) throws -> Bool {
        if try appeal(against: entry.id, by: member) != nil { return true }
        guard entry.kind == .mute || entry.kind == .ban, let about = entry.about,
            let first = try self.entry(about, in: entry.chain), let was = try side(of: first.id)?.member
        else { return false }
        return try wasAppealed(first, by: was)
    }

    /// Whether a member decides appeals in the whole community.
    package func isArbiter(_ member: MemberID) throws -> Bool {
        try sql.exists("SELECT 1 FROM member WHERE id = ? AND is_arbiter = 1 AND state = 'active'", member)
    }

    /// Whether a member moderates a hub that is not `hub`.
    package func moderatesElsewhere(_ member: MemberID, than hub: HubID?) throws -> Bool {
        let banned = try hubsBanned(member)
        return try memberships(of: member).contains {
            $0.role >= .moderator && $0.hub != hub && !banned.contains($0.hub)
        }
    }

    /// Whether anyone could decide an appeal but who acted and who is concerned.
    package func hasDecider(_ entry: Entry, actor: MemberID?, concerned: MemberID) throws -> Bool {
        let isPrivate = try entry.chain.hub.flatMap { try hub($0) }?.visibility == .private
        return try sql.exists(
            """
            SELECT 1 FROM member m WHERE m.state = 'active' AND m.id <> ?1 AND m.id <> ?2
                AND (m.is_operator = 1 OR m.is_arbiter = 1 OR (?3 AND EXISTS (SELECT 1 FROM membership s
                    WHERE s.member_id = m.id AND s.role <> 'member' AND s.hub_id <> ?4)))
            LIMIT 1
            """,
            actor ?? .none,
            concerned,
            !isPrivate,
            entry.chain.hub ?? .none
        )
    }

    /// The mute or ban that an entry began, while it holds.
    package func sanction(begunBy entry: Entry, on member: MemberID) throws -> Sanction? {
        try sanctions(of: member).first { $0.entry == entry.id }
    }
}

extension Transaction {
    /// Asks others to decide on an act; once an entry.
    package func appeal(_ entry: Entry, by member: MemberID, words: String) throws -> QueueItem {
        guard entry.undoneBy == nil else { throw Refusal(.already, detail: "undone") }
        guard try !wasAppealed(entry, by: member) else { throw Refusal(.already, detail: "appealed") }
        if entry.kind == .mute || entry.kind == .ban, try sanction(begunBy: entry, on: member) == nil {
            throw Refusal(.already, detail: "ended")
        }
        let message = try side(of: entry.id)?.message
        let item = try open(.appeal, in: nil, about: member, message: message, entry: entry.id)
        try addReport(item.id, member, words)
        return item
    }

    /// Grants an appeal: what the entry changed is as before.
    ///
    /// A report that it came from is not opened again, since it was decided by someone else now; who reported is told.
    package func reverse(_ item: QueueItem, _ entry: Entry, _ deed: Deed) throws -> Entry {
        let decision = try undo(entry, deed, as: .reverse)
        try keepMore([settle(item, .reversed, decision)] + closeReports(behind: entry), of: decision)
        try tellBoth(item, entry, decision)
        return decision
    }

    /// Grants an appeal in part: the mute or ban ends earlier, at `ends`.
    ///
    /// Refuses `invalid` where that is not ahead, or not earlier.
    package func reduce(_ item: QueueItem, _ entry: Entry, ends: Time, _ deed: Deed) throws -> Entry {
        guard let sanction = try sanction(begunBy: entry, on: item.member) else {
            throw Refusal(.invalid, field: "lasts", detail: "reduce")
        }
        guard ends > now, sanction.ends.map({ ends < $0 }) ?? true else {
            throw Refusal(.invalid, field: "lasts", detail: "shorter")
        }
        let side = EntrySide(actor: deed.actor, member: item.member)
        let decision = try record(.reduce, scope: entry.scope, deed, touching: side, ends: ends, about: entry.number)
        let changes = [
            try change(.sanctionEnd, sanction.id.rawValue, to: String(ends.ms)),
            try settle(item, .reduced, decision),
        ]
        try keep(changes, of: decision)
        try tellBoth(item, entry, decision)
        return decision
    }

    /// Refuses an appeal: the act stands.
    package func uphold(_ item: QueueItem, _ entry: Entry, _ deed: Deed) throws -> Entry {
        let side = EntrySide(actor: deed.actor, member: item.member)
        let decision = try record(.uphold, scope: entry.scope, deed, touching: side, about: entry.number)
        try keep([settle(item, .upheld, decision)], of: decision)
        try tellBoth(item, entry, decision)
        return decision
    }

    private func closeReports(behind entry: Entry) throws -> [Change] {
        let reports = try changes(of: entry.id).filter { $0.kind == .queueItem }
        return try reports.compactMap { report in
            guard try value(of: .queueItem, report.subject, 0) == report.after,
                let item = try queueItem(QueueItemID(report.subject)), item.kind == .report
            else { return nil }
            let closed = try change(.queueItem, report.subject, to: "done:\(QueueItem.Outcome.reversed)")
            try tellReporters(of: item)
            return closed
        }
    }

    private func tellBoth(_ item: QueueItem, _ entry: Entry, _ decision: Entry) throws {
        let actor = try side(of: entry.id)?.actor
        for member in Set([item.member, actor].compactMap(\.self)).sorted() {
            try notify(member, .decided, entry: decision.id, item: item.id)
        }
    }
}
