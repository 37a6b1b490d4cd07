package import HubbubModel

extension Transaction {
    /// Raises a channel's position, for roots; never back, never beyond the newest message.
    ///
    /// Whoever is not in the place has no position there: nothing happens.
    package func markRead(_ channel: ChannelID, _ member: MemberID, to: MessageID) throws {
        guard try readPlace(channel, member) != nil else { return }
        let to = min(to, lastMessage)
        try sql.run(
            """
            INSERT INTO channel_read (member_id, channel_id, position_id) VALUES (?1, ?2, ?3)
            ON CONFLICT (member_id, channel_id) DO UPDATE SET position_id = ?3 WHERE position_id < ?3
            """,
            member,
            channel,
            to
        )
        let moved = sql.changes > 0
        try sql.run(
            """
            DELETE FROM unread_mark WHERE member_id = ?1 AND message_id <= ?3 AND message_id IN
                (SELECT u.message_id FROM unread_mark u JOIN message m ON m.id = u.message_id
                WHERE u.member_id = ?1 AND m.channel_id = ?2 AND m.is_root = 1)
            """,
            member,
            channel,
            to
        )
        if moved || sql.changes > 0 { try announceRead(channel, member) }
    }

    /// Raises a channel's floor to the newest message: everything in it is read.
    package func markRead(_ channel: ChannelID, _ member: MemberID) throws {
        guard try readPlace(channel, member) != nil else { return }
        try sql.run(
            """
            INSERT INTO channel_read (member_id, channel_id, floor_id) VALUES (?1, ?2, ?3)
            ON CONFLICT (member_id, channel_id) DO UPDATE SET floor_id = ?3 WHERE floor_id < ?3
            """,
            member,
            channel,
            lastMessage
        )
        let moved = sql.changes > 0
        try sql.run(
            """
            DELETE FROM unread_mark WHERE member_id = ?1 AND message_id IN
                (SELECT u.message_id FROM unread_mark u JOIN message m ON m.id = u.message_id
                WHERE u.member_id = ?1 AND m.channel_id = ?2)
            """,
            member,
            channel
        )
        if moved || sql.changes > 0 { try announceRead(channel, member) }
    }

    /// Raises a thread's position; to its end where `to` is nil; never back.
    ///
    /// Nothing happens for a thread that counts nowhere for the member.
    package func markRead(thread: ThreadID, _ member: MemberID, to: MessageID?) throws {
        guard let place = try countingPlace(of: thread, member) else { return }
        let to = min(to ?? lastMessage, lastMessage)
        let moved = try raise(thread, member, to: to)
        try sql.run(
            """
            DELETE FROM unread_mark WHERE member_id = ?1 AND message_id <= ?3 AND message_id IN
                (SELECT u.message_id FROM unread_mark u JOIN message m ON m.id = u.message_id
                WHERE u.member_id = ?1 AND m.thread_id = ?2 AND m.is_root = 0)
            """,
            member,
            thread,
            to
        )
        if moved || sql.changes > 0 { try announceRead(place.channel, member, thread: thread) }
    }

    /// Marks one message unread again, until its place is read.
    ///
    /// Refuses `notFound` for a message that is gone or counts nowhere for the member.
    package func markUnread(_ id: MessageID, _ member: MemberID) throws {
        guard let message = try message(id), message.state == .live,
            let place = try countingPlace(of: message.thread, member)
        else { throw Refusal.notFound }
        try sql.run("INSERT INTO unread_mark (member_id, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING", member, id)
        guard sql.changes > 0 else { return }
        try announceRead(place.channel, member, thread: message.isRoot ? .none : message.thread)
    }

    /// Follows a thread, having read it to its end, or stops following it; without a change there is no event.
    package func follow(_ thread: ThreadID, _ member: MemberID, _ on: Bool) throws {
        guard let last = try sql.int("SELECT last_id FROM thread WHERE id = ?", thread) else { throw Refusal.notFound }
        try sql.run(
            """
            INSERT INTO thread_read (member_id, thread_id, position_id, follow) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (member_id, thread_id)
            DO UPDATE SET follow = ?4, position_id = max(position_id, ?3) WHERE follow <> ?4
            """,
            member,
            thread,
            on ? last : 0,
            on ? 1 : -1
        )
        guard sql.changes > 0 else { return }
        let state = try threadState(thread, member)
        let channel = try state.flatMap { try readState($0.channel, member) }
        try append(
            .followChanged,
            to: .member(member),
            subject: thread.rawValue,
            payload: .readState(channel, state)
        )
    }

    /// Sets a hub's level; its channels lose levels of their own.
    ///
    /// Refuses `notJoined`.
    package func setLevel(hub: HubID, _ member: MemberID, _ level: Level) throws {
        try sql.run(
            "UPDATE membership SET level = ? WHERE hub_id = ? AND member_id = ?",
            level.rawValue,
            hub,
            member
        )
        guard sql.changes > 0 else { throw Refusal(.notJoined) }
        try clearLevels(in: hub, of: member)
        try append(
            .levelChanged,
            to: .member(member),
            subject: hub.rawValue,
            payload: .levels(try readStates(of: member, in: hub))
        )
    }

    /// Sets a channel's own level.
    ///
    /// Refuses `notJoined`.
    package func setLevel(channel: ChannelID, _ member: MemberID, _ level: Level) throws {
        guard let place = try readPlace(channel, member) else { throw Refusal(.notJoined) }
        try sql.run(
            """
            INSERT INTO channel_read (member_id, channel_id, level) VALUES (?1, ?2, ?3)
            ON CONFLICT (member_id, channel_id) DO UPDATE SET level = ?3
            """,
            member,
            channel,
            level.rawValue
        )
        try append(
            .levelChanged,
            to: .member(member),
            subject: place.hub?.rawValue ?? 0,
            second: channel.rawValue,
            payload: .levels(try readState(channel, member).map { [$0] } ?? [])
        )
    }

    func clearLevels(in hub: HubID, of member: MemberID) throws {
        try sql.run(
            """
            UPDATE channel_read SET level = NULL
            WHERE member_id = ? AND channel_id IN (SELECT id FROM channel WHERE hub_id = ?) AND level IS NOT NULL
            """,
            member,
            hub
        )
    }

    private func raise(_ thread: ThreadID, _ member: MemberID, to: MessageID) throws -> Bool {
        try sql.run(
            """
            INSERT INTO thread_read (member_id, thread_id, position_id) VALUES (?1, ?2, ?3)
            ON CONFLICT (member_id, thread_id) DO UPDATE SET position_id = ?3 WHERE position_id < ?3
            """,
            member,
            thread,
            to
        )
        return sql.changes > 0
    }

    func announceRead(_ channel: ChannelID, _ member: MemberID, thread: ThreadID = .none) throws {
        try append(
            .readMoved,
            to: .member(member),
            subject: channel.rawValue,
            second: thread.rawValue,
            payload: .readState(
                try readState(channel, member),
                thread == .none ? nil : try threadState(thread, member)
            )
        )
    }
}
