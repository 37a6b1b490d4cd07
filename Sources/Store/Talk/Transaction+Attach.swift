package import HubbubModel

extension Transaction {
    /// Puts a root, and what was answered to it, into another thread as replies.
    ///
    /// The thread it had begun stays as an empty row, for what refers to it. Within one channel numbers stay; from another channel the messages get new ones, and the old point to them.
    /// Refuses `conflict` where the message is no live root, or its thread is shared, or is the thread itself.
    package func attach(_ id: MessageID, to target: ThreadID) throws -> Message {
        guard let root = try message(id), let thread = try thread(target) else { throw Refusal.notFound }
        guard root.isRoot, root.state == .live, root.thread != target,
            try !sql.exists("SELECT 1 FROM share WHERE thread_id = ? AND ended_ms IS NULL", root.thread)
        else { throw Refusal(.conflict) }
        let moved = try sql.rows(
            "SELECT id FROM message WHERE thread_id = ? ORDER BY posted_ms, id",
            root.thread
        ) { $0.id(0) as MessageID }
        for message in moved { try move(message, into: thread) }
        try takeOverFollowers(of: root.thread, in: target)
        try sql.run(
            "UPDATE thread SET is_listed = 0, is_pinned = 0, replies = 0, excerpt = '' WHERE id = ?",
            root.thread
        )
        try recount(target)
        try announceChange(of: target)
        guard let message = try message(id) else { throw Refusal.notFound }
        return message
    }

    private func move(_ id: MessageID, into thread: Thread) throws {
        guard let message = try message(id) else { throw Refusal.notFound }
        if let entry = try searchEntry(id) { unindex(entry) }
        let number = try newNumber(for: message, in: thread.channel)
        try sql.run(
            "UPDATE message SET thread_id = ?, channel_id = ?, number = ?, is_root = 0 WHERE id = ?",
            thread.id,
            thread.channel,
            number,
            id
        )
        try sql.run(
            """
            INSERT INTO move (id, message_id, from_channel_id, from_number, from_thread_id, to_channel_id, to_number,
                to_thread_id, at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            nextID(.move) as ID<Message>,
            id,
            message.channel,
            message.number,
            message.thread,
            thread.channel,
            number,
            thread.id,
            now
        )
        if let entry = try searchEntry(id) { index(entry) }
        for channel in Set([message.channel, thread.channel]).sorted() {
            try append(
                .messageMoved,
                to: .channel(channel),
                subject: id.rawValue,
                second: message.channel.rawValue,
                third: message.number
            )
        }
    }

    private func newNumber(for message: Message, in channel: ChannelID) throws -> Int64 {
        guard message.channel != channel else {
            try sql.run(
                "UPDATE number SET kind = ? WHERE channel_id = ? AND number = ?",
                NumberKind.reply.rawValue,
                channel,
                message.number
            )
            return message.number
        }
        try sql.run(
            "UPDATE number SET state = 'moved' WHERE channel_id = ? AND number = ?",
            message.channel,
            message.number
        )
        let number = try takeNumber(in: channel, for: message.id, .reply).number
        if message.state != .live {
            try sql.run(
                "UPDATE number SET state = ? WHERE channel_id = ? AND number = ?",
                message.state.rawValue,
                channel,
                number
            )
        }
        return number
    }

    /// Those who followed what was attached follow where it is now, having read what was there.
    private func takeOverFollowers(of old: ThreadID, in new: ThreadID) throws {
        try sql.run(
            """
            INSERT INTO thread_read (member_id, thread_id, position_id, follow)
            SELECT member_id, ?1, position_id, 1 FROM thread_read WHERE thread_id = ?2 AND follow = 1
            ON CONFLICT (member_id, thread_id) DO UPDATE SET follow = 1 WHERE follow = 0
            """,
            new,
            old
        )
    }
}
