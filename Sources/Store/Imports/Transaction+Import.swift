package import HubbubModel

extension Reader {
    /// What a thing of a source became here; nil when it was not imported yet.
    package func origin(source: String, kind: OriginKind, foreign: String) throws -> Int64? {
        try sql.int(
            "SELECT subject_id FROM origin WHERE source = ? AND kind = ? AND foreign_id = ?",
            source,
            kind.rawValue,
            foreign
        )
    }
}

extension Transaction {
    /// Writes down what a thing of a source became here.
    package func setOrigin(source: String, kind: OriginKind, foreign: String, subject: Int64) throws {
        try sql.run(
            "INSERT INTO origin (source, kind, foreign_id, subject_id) VALUES (?, ?, ?, ?)",
            source,
            kind.rawValue,
            foreign,
            subject
        )
    }

    /// Adds messages written elsewhere, in the order given, which is to be that of their times.
    ///
    /// Nobody has them unread and nobody is told but by one `channel.reload` a channel. A message whose id of the source
    /// is known is left as it is; the ids of all are answered. Refuses `notFound` for an unknown channel or thread.
    package func importBatch(_ messages: [ImportedMessage], source: String) throws -> [MessageID] {
        var changed: Set<ChannelID> = []
        let ids = try messages.map { imported in
            if let known = try origin(source: source, kind: .message, foreign: imported.foreignID) {
                return MessageID(known)
            }
            changed.insert(imported.channel)
            let id = try add(imported, source: source)
            try setOrigin(source: source, kind: .message, foreign: imported.foreignID, subject: id.rawValue)
            return id
        }
        for channel in changed.sorted() {
            guard let hub = try self.channel(channel)?.hub else { continue }
            try append(.channelReload, to: .hub(hub), subject: channel.rawValue)
        }
        return ids
    }

    private func add(_ imported: ImportedMessage, source: String) throws -> MessageID {
        switch imported.thread {
        case .existing(let thread): return try addReply(imported, to: thread)
        case .foreign(let foreign):
            guard let thread = try origin(source: source, kind: .thread, foreign: foreign) else {
                throw Refusal.notFound
            }
            return try addReply(imported, to: ThreadID(thread))
        case .new(let title, let isResolved, let foreign):
            if let thread = try origin(source: source, kind: .thread, foreign: foreign) {
                return try addReply(imported, to: ThreadID(thread))
            }
            let thread: ThreadID = nextID(.thread)
            try setOrigin(source: source, kind: .thread, foreign: foreign, subject: thread.rawValue)
            return try addRoot(imported, of: thread, title: title, isResolved: isResolved)
        }
    }

    private func addRoot(
        _ imported: ImportedMessage,
        of thread: ThreadID,
        title: String,
        isResolved: Bool
    ) throws -> MessageID {
        let id: MessageID = nextID(.message)
        let (number, hub) = try takeNumber(in: imported.channel, for: id, .root)
        let message = try message(imported, id, imported.channel, thread, number, isRoot: true)
        try insert(
            Thread(
                id: thread,
                channel: imported.channel,
                root: id,
                number: number,
                title: title,
                starter: message.author,
                last: id,
                lastAt: imported.at,
                begunAt: imported.at,
                excerpt: imported.excerpt
            )
        )
        if isResolved { try sql.run("UPDATE thread SET is_resolved = 1 WHERE id = ?", thread) }
        try store(message, hasLink: imported.hasLink, hub: hub, title: title)
        try addReactions(imported.reactions, to: id)
        return id
    }

    private func addReply(_ imported: ImportedMessage, to thread: ThreadID) throws -> MessageID {
        guard let row = try threadRow(thread) else { throw Refusal.notFound }
        let id: MessageID = nextID(.message)
        let (number, hub) = try takeNumber(in: row.channel, for: id, .reply)
        let isNewest = imported.at >= row.lastAt
        let faces = [imported.author] + row.faces.filter { $0 != imported.author }
        try sql.run(
            "UPDATE thread SET replies = replies + 1, last_id = ?, last_ms = ?, face_ids = ?, is_listed = 1 WHERE id = ?",
            isNewest ? id : row.last,
            isNewest ? imported.at : row.lastAt,
            ThreadRow.text(faces: isNewest ? Array(faces.prefix(Limits.threadFaces)) : row.faces),
            thread
        )
        let message = try message(imported, id, row.channel, thread, number, isRoot: false)
        try store(message, hasLink: imported.hasLink, hub: hub, title: "")
        try addReactions(imported.reactions, to: id)
        return id
    }

    private func message(
        _ imported: ImportedMessage,
        _ id: MessageID,
        _ channel: ChannelID,
        _ thread: ThreadID,
        _ number: Int64,
        isRoot: Bool
    ) throws -> Message {
        Message(
            id: id,
            channel: channel,
            thread: thread,
            number: number,
            isRoot: isRoot,
            author: try face(imported.author),
            at: imported.at,
            editedAt: imported.editedAt,
            body: imported.body,
            language: imported.language,
            mentions: Array(imported.mentions.prefix(Limits.mentionsPerMessage)),
            isImported: true
        )
    }

    private func addReactions(_ reactions: [ImportedMessage.Reaction], to id: MessageID) throws {
        var ordinal = 0
        for reaction in reactions.prefix(Limits.reactionsPerMessage) {
            for member in reaction.members {
                ordinal += 1
                try sql.run(
                    """
                    INSERT INTO reaction (message_id, emoji, member_id, ordinal) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """,
                    id,
                    reaction.emoji,
                    member,
                    ordinal
                )
            }
        }
        if ordinal > 0 { try sql.run("UPDATE message SET has_reactions = 1 WHERE id = ?", id) }
    }
}
