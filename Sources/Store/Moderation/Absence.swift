import HubbubModel

/// Someone whom an act put out of a hub, and who comes back as they were when it is taken back.
struct Absence {
    let member: MemberID
    /// What ended the membership.
    let entry: EntryID
    /// Where a thread would count for them, with the level and the floor that they had.
    let channel: ChannelID
    let level: Level
    let floor: MessageID
}

private let lastEnds = """
    SELECT c.second_id, c.entry_id, c.before, coalesce((SELECT l.before FROM change l
        WHERE l.entry_id = c.entry_id AND l.kind = 'channel.level' AND l.subject_id = ?2 AND l.second_id = c.second_id), '')
    FROM change c JOIN entry e ON e.id = c.entry_id
    WHERE c.kind = 'membership' AND c.subject_id = ?1 AND c.after = '' AND e.at_ms > ?3
    AND NOT EXISTS (SELECT 1 FROM change l WHERE l.kind = 'membership' AND l.subject_id = ?1
        AND l.second_id = c.second_id AND l.entry_id > c.entry_id)
    AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.hub_id = ?1 AND m.member_id = c.second_id)
    """

extension Transaction {
    /// Those whom an act put out of the hub where a thread would count for them: its home, or the first listing's.
    ///
    /// Who is in a hub that comes before has it there. What was put out longer than `Limits.absenceKept` ago is left.
    func absences(from thread: ThreadID, home: ChannelID) throws -> [Absence] {
        let listings = try listings(of: [thread])[thread, default: []].sorted { $0.share < $1.share }.map(\.channel)
        var found: [Absence] = []
        var before: [HubID] = []
        for channel in [home] + listings {
            guard let hub = try self.channel(channel)?.hub, !before.contains(hub) else { continue }
            for absence in try absences(from: hub, in: channel) {
                guard !found.contains(where: { $0.member == absence.member }),
                    try !before.contains(where: { try membership($0, absence.member) != nil })
                else { continue }
                found.append(absence)
            }
            before.append(hub)
        }
        return found
    }

    private func absences(from hub: HubID, in channel: ChannelID) throws -> [Absence] {
        let since = now.advanced(by: .zero - Limits.absenceKept)
        return try sql.rows(lastEnds, hub, channel, since) { row in
            let was = row.text(2).split(separator: ",").map(String.init)
            guard was.count == 5, let level = Level(rawValue: row.text(3)) ?? Level(rawValue: was[1]),
                let floor = Int64(was[3])
            else { return nil }
            return Absence(
                member: row.id(0),
                entry: row.id(1),
                channel: channel,
                level: level,
                floor: MessageID(floor)
            ) as Absence?
        }
        .compactMap(\.self)
    }

    /// Gives back what a membership had besides itself: levels of its channels, and what was moved and is unread.
    ///
    /// To be called once it is there again. The changes that were made.
    func bringBack(_ hub: HubID, _ member: MemberID) throws -> [Change] {
        let entry = try sql.int(
            """
            SELECT entry_id FROM change WHERE kind = 'membership' AND subject_id = ? AND second_id = ? AND after = ''
            ORDER BY entry_id DESC LIMIT 1
            """,
            hub,
            member
        )
        let kept = try entry.map { try changes(of: EntryID($0)) } ?? []
        return try kept.compactMap { change in
            guard change.kind == .unreadMark || change.kind == .channelLevel, change.second == member.rawValue,
                try value(of: change.kind, change.subject, change.second) == change.after
            else { return nil }
            return try self.change(change.kind, change.subject, change.second, to: change.before)
        }
    }
}
