import HubbubModel

extension Transaction {
    /// Lets those mentioned follow the thread unless they stopped, and tells those who get nothing else of the place.
    ///
    /// Someone who is neither in the home nor in a listing hub is not told.
    func tellMentioned(
        _ mentions: [Message.Mention],
        in message: Message,
        listings: [ChannelID]
    ) throws {
        for mention in mentions where mention.member != message.author.id {
            guard let level = try level(of: mention.member, in: [message.channel] + listings) else { continue }
            try startFollowing(message.thread, mention.member, from: message.id, again: false)
            if level == .mute {
                try append(
                    .messageMentioned,
                    to: .member(mention.member),
                    subject: message.id.rawValue,
                    payload: .message(message)
                )
            }
        }
    }

    /// A member begins to follow a thread: its position rises to just below `message`, so that only this and what
    /// follows counts.
    ///
    /// One who stopped following begins anew only where `again` says so.
    func startFollowing(_ thread: ThreadID, _ member: MemberID, from message: MessageID, again: Bool) throws {
        try sql.run(
            """
            INSERT INTO thread_read (member_id, thread_id, position_id, follow) VALUES (?1, ?2, ?3, 1)
            ON CONFLICT (member_id, thread_id) DO UPDATE SET follow = 1, position_id = max(position_id, ?3)
            WHERE follow = 0 OR (follow = -1 AND ?4)
            """,
            member,
            thread,
            message.rawValue - 1,
            again
        )
    }

    /// The level of the first of these channels that a member is in; nil when in none.
    private func level(of member: MemberID, in channels: [ChannelID]) throws -> Level? {
        for channel in channels {
            if let level = try followLevel(member, channel: channel) { return level }
        }
        return nil
    }
}
