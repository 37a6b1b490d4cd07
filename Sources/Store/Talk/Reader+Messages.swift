package import HubbubModel

private let columns = MessageRow.columns
private let source = MessageRow.source
private let messageByID = "SELECT \(columns) FROM \(source) WHERE m.id = ?"
private let messagesByID = "SELECT \(columns) FROM \(source) WHERE m.id IN (SELECT value FROM json_each(?))"

/// What a number of a channel stands for.
package enum NumberHolder: Hashable, Sendable {
    case message(MessageID, Message.State)
    case share(ShareID, isLive: Bool)
}

/// One state of a message's text.
package struct MessageVersion: Hashable, Sendable {
    package let version: Int64
    package let at: Time
    package let body: String
}

extension Reader {
    /// A message; its body is empty unless it is live.
    package func message(_ id: MessageID) throws -> Message? {
        try sql.first(messageByID, id, read: MessageRow.init).flatMap { try complete([$0]).first }
    }

    /// Several messages at once, by id.
    package func messages(_ ids: [MessageID]) throws -> [MessageID: Message] {
        if ids.count == 1 { return try message(ids[0]).map { [$0.id: $0] } ?? [:] }
        let messages = try complete(try sql.rows(messagesByID, idList(ids), read: MessageRow.init))
        return Dictionary(messages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The message at a number of a channel, wherever it is now; nil for share lines.
    package func message(channel: ChannelID, number: Int64) throws -> Message? {
        guard case .message(let id, _) = try numberHolder(channel: channel, number: number) else { return nil }
        return try message(id)
    }

    /// What a number of a channel stands for; nil when it was never given out.
    package func numberHolder(channel: ChannelID, number: Int64) throws -> NumberHolder? {
        try sql.first(
            "SELECT kind, state, subject_id FROM number WHERE channel_id = ? AND number = ?",
            channel,
            number
        ) { row in
            let state: Message.State = try row.value(1)
            return row.int(0) == NumberKind.share.rawValue
                ? .share(row.id(2), isLive: state == .live) : .message(row.id(2), state)
        }
    }

    /// A live message's texts, oldest first; none when it is gone.
    package func versions(_ message: MessageID) throws -> [MessageVersion] {
        try sql.rows(
            """
            SELECT v.version, v.at_ms, v.body FROM message m JOIN message_version v ON v.message_id = m.id
            WHERE m.id = ? AND m.state = 'live' ORDER BY v.version
            """,
            message
        ) { MessageVersion(version: $0.int(0), at: $0.time(1), body: $0.text(2)) }
    }

    /// How many messages a member posted since a moment; counting stops at `Limits.page`.
    package func postsSince(_ time: Time, by member: MemberID) throws -> Int {
        Int(
            try sql.int(
                """
                SELECT count(*) FROM (
                    SELECT posted_ms FROM message WHERE author_id = ? AND is_imported = 0 ORDER BY id DESC LIMIT ?
                ) WHERE posted_ms >= ?
                """,
                member,
                Limits.page,
                time
            ) ?? 0
        )
    }

    /// Gives messages their faces, mentions, reactions and files, in the order given.
    func complete(_ rows: [MessageRow]) throws -> [Message] {
        let faces = try faces(rows.map(\.author))
        let mentions = try mentions(in: rows.filter(\.hasMentions).map(\.id))
        let reactions = try reactions(to: rows.filter(\.hasReactions).map(\.id))
        let files = try files(of: rows.filter(\.hasFiles).map(\.id))
        return rows.map {
            $0.message(
                author: faces[$0.author] ?? .unknown($0.author),
                mentions: mentions[$0.id] ?? [],
                reactions: reactions[$0.id] ?? [],
                files: files[$0.id] ?? []
            )
        }
    }

    private func mentions(in messages: [MessageID]) throws -> [MessageID: [Message.Mention]] {
        guard !messages.isEmpty else { return [:] }
        let mentions = try sql.rows(
            """
            SELECT message_id, member_id, nick FROM mention WHERE message_id IN (SELECT value FROM json_each(?))
            ORDER BY message_id, member_id
            """,
            idList(messages)
        ) { ($0.id(0) as MessageID, Message.Mention(member: $0.id(1), nick: $0.text(2))) }
        return Dictionary(grouping: mentions, by: \.0).mapValues { $0.map(\.1) }
    }
}
