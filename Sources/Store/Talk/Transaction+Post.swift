package import HubbubModel

/// Most that one transaction does is posting: no statement here that a post could do without.
extension Transaction {
    /// Posts a root or a reply.
    ///
    /// It gets the next number of its home channel; its author follows the thread, and those mentioned who are in the
    /// place do so unless they stopped. Refuses `notFound` where the place is not there.
    package func post(_ new: NewMessage) throws -> (message: Message, thread: Thread) {
        switch new.place {
        case .root(let channel): try postRoot(new, in: channel)
        case .reply(let thread): try postReply(new, to: thread)
        }
    }

    private func postRoot(_ new: NewMessage, in channel: ChannelID) throws -> (message: Message, thread: Thread) {
        let id: MessageID = nextID(.message)
        let threadID: ThreadID = nextID(.thread)
        let (number, hub) = try takeNumber(in: channel, for: id, .root)
        let message = Self.message(new, id, channel, threadID, number, isRoot: true, at: now)
        let thread = Thread(
            id: threadID,
            channel: channel,
            root: id,
            number: number,
            title: new.title,
            starter: new.author,
            last: id,
            lastAt: now,
            begunAt: now,
            excerpt: new.excerpt
        )
        try insert(thread)
        try store(message, hasLink: new.hasLink, hub: hub, title: new.title)
        try announce(message, thread)
        return (message, thread)
    }

    private func postReply(_ new: NewMessage, to threadID: ThreadID) throws -> (message: Message, thread: Thread) {
        guard var row = try threadRow(threadID) else { throw Refusal.notFound }
        let id: MessageID = nextID(.message)
        let (number, hub) = try takeNumber(in: row.channel, for: id, .reply)
        row.replies += 1
        row.last = id
        row.lastAt = now
        row.faces = ([new.author.id] + row.faces.filter { $0 != new.author.id }).prefix(Limits.threadFaces).map(\.self)
        try sql.run(
            "UPDATE thread SET replies = ?, last_id = ?, last_ms = ?, face_ids = ?, is_listed = 1 WHERE id = ?",
            row.replies,
            row.last,
            row.lastAt,
            ThreadRow.text(faces: row.faces),
            threadID
        )
        let message = Self.message(new, id, row.channel, threadID, number, isRoot: false, at: now)
        try store(message, hasLink: new.hasLink, hub: hub, title: "")
        // A write would copy the faces of the batch, even of the same.
        if faceCache[new.author.id] != new.author { faceCache[new.author.id] = new.author }
        guard let thread = try complete([row]).first else { throw Refusal.notFound }
        try announce(message, thread)
        return (message, thread)
    }

    /// The next number of a channel, written down for a message or share, and the channel's hub.
    func takeNumber<Of>(
        in channel: ChannelID,
        for subject: ID<Of>,
        _ kind: NumberKind
    ) throws -> (number: Int64, hub: HubID?) {
        let taken = try sql.first(
            """
            UPDATE channel SET last_number = last_number + 1, last_message_id = ? WHERE id = ?
            RETURNING last_number, hub_id
            """,
            lastMessage,
            channel
        ) { (number: $0.int(0), hub: $0.optionalID(1) as HubID?) }
        guard let taken else { throw Refusal.notFound }
        try sql.run(
            "INSERT INTO number (channel_id, number, kind, subject_id) VALUES (?, ?, ?, ?)",
            channel,
            taken.number,
            kind.rawValue,
            subject
        )
        return taken
    }

    func insert(_ thread: Thread) throws {
        try sql.run(
            """
            INSERT INTO thread (id, channel_id, root_id, title, starter_id, begun_ms, last_id, last_ms, excerpt, is_listed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            thread.id,
            thread.channel,
            thread.root,
            thread.title,
            thread.starter.id,
            thread.begunAt,
            thread.last,
            thread.lastAt,
            thread.excerpt,
            !thread.title.isEmpty
        )
    }

    /// Writes a message's own rows, and what is to be searched.
    func store(_ message: Message, hasLink: Bool, hub: HubID?, title: String) throws {
        try sql.run(
            """
            INSERT INTO message (id, channel_id, thread_id, number, is_root, author_id, posted_ms, edited_ms, is_action,
                is_imported, has_link, has_mentions, language, answers_id, has_files)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            message.id,
            message.channel,
            message.thread,
            message.number,
            message.isRoot,
            message.author.id,
            message.at,
            message.editedAt,
            message.isAction,
            message.isImported,
            hasLink,
            !message.mentions.isEmpty,
            message.language,
            message.answers,
            !message.files.isEmpty
        )
        try sql.run(
            "INSERT INTO message_version (message_id, version, at_ms, body) VALUES (?, ?, ?, ?)",
            message.id,
            message.version,
            message.at,
            message.body
        )
        try insertMentions(message)
        try attach(message.files, to: message.id)
        index(
            SearchEntry(
                message: message.id,
                thread: message.thread,
                hub: hub,
                channel: message.channel,
                author: message.author.id,
                at: message.at,
                isRoot: message.isRoot,
                hasLink: hasLink,
                language: message.language,
                title: title,
                body: message.body,
                files: message.files
            )
        )
    }

    func insertMentions(_ message: Message) throws {
        for mention in message.mentions {
            try sql.run(
                "INSERT INTO mention (message_id, member_id, nick) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                message.id,
                mention.member,
                mention.nick
            )
        }
    }

    private func announce(_ message: Message, _ thread: Thread) throws {
        try countPost(by: message.author.id)
        try startFollowing(thread.id, message.author.id, from: message.id, again: true)
        let listings = thread.listings.map(\.channel)
        try announce(
            .messagePosted,
            about: message.id.rawValue,
            home: message.channel,
            listings: listings,
            payload: .posted(message, thread)
        )
        try tellMentioned(message.mentions, in: message, listings: listings)
    }

    /// Counts up to where newcomers stop being ones.
    private func countPost(by member: MemberID) throws {
        try sql.run(
            "UPDATE member SET live_posts = live_posts + 1 WHERE id = ? AND live_posts < ?",
            member,
            Limits.newcomerPosts
        )
    }

    private static func message(
        _ new: NewMessage,
        _ id: MessageID,
        _ channel: ChannelID,
        _ thread: ThreadID,
        _ number: Int64,
        isRoot: Bool,
        at: Time
    ) -> Message {
        Message(
            id: id,
            channel: channel,
            thread: thread,
            number: number,
            isRoot: isRoot,
            author: new.author,
            at: at,
            body: new.body,
            isAction: new.isAction,
            language: new.language,
            mentions: Array(new.mentions.prefix(Limits.mentionsPerMessage)),
            files: new.files,
            answers: new.answers
        )
    }
}
