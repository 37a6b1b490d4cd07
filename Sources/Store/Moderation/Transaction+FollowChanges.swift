import HubbubModel

/// What members have read and follow, where messages change their thread.
extension Transaction {
    func followValue(_ kind: ChangeKind, _ subject: Int64, _ member: MemberID) throws -> String {
        if kind == .unreadMark {
            let isMarked = try sql.exists(
                "SELECT 1 FROM unread_mark WHERE member_id = ? AND message_id = ?",
                member,
                subject
            )
            return isMarked ? "1" : "0"
        }
        if kind == .channelLevel {
            return try sql.first(
                "SELECT level FROM channel_read WHERE member_id = ? AND channel_id = ? AND level IS NOT NULL",
                member,
                subject
            ) { $0.text(0) } ?? ""
        }
        return try followState(ThreadID(subject), member)?.text ?? ""
    }

    func setFollow(_ change: Change) throws {
        let (subject, member) = (change.subject, MemberID(change.second))
        switch change.kind {
        case .unreadMark where change.after == "1":
            try sql.run(
                "INSERT INTO unread_mark (member_id, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                member,
                subject
            )
        case .unreadMark:
            try sql.run("DELETE FROM unread_mark WHERE member_id = ? AND message_id = ?", member, subject)
        case .channelLevel:
            try sql.run(
                """
                INSERT INTO channel_read (member_id, channel_id, level) VALUES (?1, ?2, ?3)
                ON CONFLICT (member_id, channel_id) DO UPDATE SET level = ?3
                """,
                member,
                subject,
                Level(rawValue: change.after)?.rawValue
            )
            guard let hub = try channel(ChannelID(subject))?.hub else { return }
            try append(.levelChanged, to: .member(member), subject: hub.rawValue, second: subject)
        default:
            try setFollow(of: ThreadID(subject), member, FollowText(change.after))
            try append(.followChanged, to: .member(member), subject: subject)
        }
    }

    private func setFollow(of thread: ThreadID, _ member: MemberID, _ state: FollowText?) throws {
        guard let state else {
            try sql.run("DELETE FROM thread_read WHERE member_id = ? AND thread_id = ?", member, thread)
            return
        }
        try sql.run(
            """
            INSERT INTO thread_read (member_id, thread_id, position_id, follow) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (member_id, thread_id) DO UPDATE SET position_id = ?3, follow = ?4
            """,
            member,
            thread,
            state.position,
            state.follow
        )
    }

    /// What the members of a source must have of a target, so that what counts as unread for them still does and nothing
    /// else begins to: the changes to make once the messages are there.
    ///
    /// Where both are read differently, the position goes up to the newest that was read, and what is unread below it is
    /// marked so.
    func states(joining source: ThreadID, _ target: ThreadID, moved: [MessageID]) throws -> [Change] {
        let isMoved = Set(moved)
        let there = try sql.rows("SELECT id FROM message WHERE thread_id = ? AND is_root = 0 ORDER BY id", target) {
            $0.id(0) as MessageID
        }
        let together = (there + moved).sorted()
        var changes: [Change] = []
        for member in try readers(of: [source, target]) {
            let (from, to) = (try followState(source, member), try followState(target, member))
            if there.isEmpty, to == nil {
                if let from { changes.append(follow(target, member, from)) }
                continue
            }
            let unread = try unread(source, member).filter(isMoved.contains).union(unread(target, member))
            var state = to ?? FollowText(position: .none, follow: 0)
            if state.follow == 0, from?.follow == 1 { state.follow = 1 }
            state.position = max(state.position, together.last { !unread.contains($0) } ?? .none)
            changes.append(follow(target, member, state))
            changes += unread.filter { $0 <= state.position }.sorted().map {
                Change(kind: .unreadMark, subject: $0.rawValue, second: member.rawValue, before: "", after: "1")
            }
        }
        return changes
    }

    private func follow(_ thread: ThreadID, _ member: MemberID, _ state: FollowText) -> Change {
        Change(kind: .follow, subject: thread.rawValue, second: member.rawValue, before: "", after: state.text)
    }

    private func unread(_ thread: ThreadID, _ member: MemberID) throws -> Set<MessageID> {
        guard let place = try countingPlace(of: thread, member) else { return [] }
        let replies = try UnreadTally(self, member, [place], only: thread).threads[thread]?.replies ?? []
        guard place.level != .mute, !place.isRequest,
            let root = try sql.int(unreadGuestRoot, member, thread, place.rootsFrom)
        else { return replies }
        return replies.union([MessageID(root)])
    }

    /// Those who follow one of the threads, and members of its home's hub who have read in it.
    private func readers(of threads: [ThreadID]) throws -> [MemberID] {
        let readers = try threads.flatMap { thread in
            try sql.rows(
                """
                SELECT member_id FROM thread_read WHERE thread_id = ?1 AND follow = 1
                UNION SELECT m.member_id FROM thread t JOIN channel c ON c.id = t.channel_id
                JOIN membership m ON m.hub_id = c.hub_id
                JOIN thread_read r ON r.member_id = m.member_id AND r.thread_id = t.id WHERE t.id = ?1
                """,
                thread
            ) { $0.id(0) as MemberID }
        }
        return Set(readers).sorted()
    }

    private func followState(_ thread: ThreadID, _ member: MemberID) throws -> FollowText? {
        try sql.first(
            "SELECT position_id, follow FROM thread_read WHERE member_id = ? AND thread_id = ?",
            member,
            thread
        ) { FollowText(position: $0.id(0), follow: $0.int(1)) }
    }
}
