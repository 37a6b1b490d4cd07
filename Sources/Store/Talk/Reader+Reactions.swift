package import HubbubModel

extension Reader {
    /// The reactions to a message, in the order they were first chosen.
    package func reactions(_ message: MessageID) throws -> [Reaction] {
        try reactions(to: [message])[message] ?? []
    }

    func reactions(to messages: [MessageID]) throws -> [MessageID: [Reaction]] {
        guard !messages.isEmpty else { return [:] }
        let rows = try sql.rows(
            """
            SELECT message_id, emoji, member_id FROM reaction WHERE message_id IN (SELECT value FROM json_each(?))
            ORDER BY message_id, ordinal
            """,
            idList(messages)
        ) { (message: $0.id(0) as MessageID, emoji: $0.text(1), member: $0.id(2) as MemberID) }
        var reactions: [MessageID: [Reaction]] = [:]
        for row in rows {
            var own = reactions[row.message] ?? []
            let index = own.firstIndex { $0.emoji == row.emoji } ?? own.endIndex
            if index == own.endIndex { own.append(Reaction(emoji: row.emoji, count: 0, members: [])) }
            own[index].count += 1
            if own[index].members.count < Limits.reactorsShown { own[index].members.append(row.member) }
            reactions[row.message] = own
        }
        return reactions
    }
}

extension Transaction {
    /// Puts a member's reaction to a message, or takes it back; without a change there is no event.
    ///
    /// Refuses `conflict` for a message that is gone, `limited` over `Limits.reactionsPerMessage` different ones.
    package func react(_ id: MessageID, _ member: MemberID, emoji: String, on: Bool) throws -> [Reaction] {
        guard let message = try message(id) else { throw Refusal.notFound }
        guard message.state == .live else { throw Refusal(.conflict) }
        if on {
            guard
                message.reactions.count < Limits.reactionsPerMessage
                    || message.reactions.contains(where: { $0.emoji == emoji })
            else { throw Refusal(.limited) }
            try sql.run(
                """
                INSERT INTO reaction (message_id, emoji, member_id, ordinal)
                VALUES (?1, ?2, ?3, (SELECT coalesce(max(ordinal), 0) + 1 FROM reaction WHERE message_id = ?1))
                ON CONFLICT DO NOTHING
                """,
                id,
                emoji,
                member
            )
        } else {
            try sql.run(
                "DELETE FROM reaction WHERE message_id = ? AND emoji = ? AND member_id = ?",
                id,
                emoji,
                member
            )
        }
        guard sql.changes > 0 else { return message.reactions }
        let reactions = try reactions(id)
        try sql.run("UPDATE message SET has_reactions = ? WHERE id = ?", !reactions.isEmpty, id)
        try announce(.messageReacted, about: id.rawValue, thread: message.thread, home: message.channel)
        return reactions
    }
}
