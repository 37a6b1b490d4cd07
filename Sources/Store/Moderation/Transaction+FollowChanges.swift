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

    /// Who followed or had read a thread has the same of the one that its messages go into: the changes to make once
    /// they are there.
    ///
    /// Who begins to follow so has read it up to its newest message; what counted there still does (`settleReading`).
    func states(joining source: ThreadID, _ target: ThreadID) throws -> [Change] {
        let newest = try newestReplies(of: target).first
        return try readers(of: source).compactMap { member in
            guard let from = try followState(source, member) else { return nil }
            let to = try followState(target, member)
            if newest == nil, to == nil { return follow(target, member, from) }
            guard (to?.follow ?? 0) == 0, from.follow == 1 else { return nil }
            let position = max(to?.position ?? .none, newest ?? .none)
            return follow(target, member, FollowText(position: position, follow: 1))
        }
    }

    private func follow(_ thread: ThreadID, _ member: MemberID, _ state: FollowText) -> Change {
        Change(kind: .follow, subject: thread.rawValue, second: member.rawValue, before: "", after: state.text)
    }

    /// Those who follow a thread, and members of its home's hub who have read in it.
    private func readers(of thread: ThreadID) throws -> [MemberID] {
        try sql.rows(
            """
            SELECT member_id FROM thread_read WHERE thread_id = ?1 AND follow = 1
            UNION SELECT m.member_id FROM thread t JOIN channel c ON c.id = t.channel_id
            JOIN membership m ON m.hub_id = c.hub_id
            JOIN thread_read r ON r.member_id = m.member_id AND r.thread_id = t.id WHERE t.id = ?1
            """,
            thread
        ) { $0.id(0) }
    }

    private func followState(_ thread: ThreadID, _ member: MemberID) throws -> FollowText? {
        try sql.first(
            "SELECT position_id, follow FROM thread_read WHERE member_id = ? AND thread_id = ?",
            member,
            thread
        ) { FollowText(position: $0.id(0), follow: $0.int(1)) }
    }
}
