package import HubbubModel

extension Transaction {
    /// Takes messages of one thread to another channel or thread.
    ///
    /// They keep their ids; in another channel they get new numbers, and the old ones point to them. Who followed the
    /// thread follows where its messages are now, and nothing becomes unread or read by that. Shares that would reach
    /// further than the new home end. Whose messages they are is told.
    /// Refuses `already` where they are there, `conflict` where a message that is gone would begin a thread, `limited`
    /// over `Limits.movedMessages`. Who may, and whether it would be read more widely, was decided before.
    package func move(_ move: Move, _ deed: Deed) throws -> Entry {
        guard let first = try move.messages.first.flatMap({ try message($0) }), let source = try thread(first.thread)
        else { throw Refusal.notFound }
        let ids = first.isRoot ? try messageIDs(of: source.id) : move.messages
        guard ids.count <= Limits.movedMessages else {
            throw Refusal(.limited, detail: "moved", values: ["most": String(Limits.movedMessages)])
        }
        let target = try target(of: move, first, source)
        let side = EntrySide(
            actor: deed.actor,
            member: first.author.id,
            message: first.id,
            thread: target.thread,
            channel: target.channel,
            count: Int64(ids.count)
        )
        let entry = try record(move.kind, scope: first.isRoot ? .thread : .message, deed, touching: side)
        var changes = first.isRoot ? try endShares(of: source, goingTo: target) : []
        try settleReading(of: ids, in: source.id)
        let joins = target.thread != source.id
        if joins { try settleReading(of: newestReplies(of: target.thread), in: target.thread) }
        let states = joins ? try states(joining: source.id, target.thread) : []
        for (index, id) in ids.enumerated() {
            let isRoot = target.thread == source.id ? id == source.root : target.isNew && index == 0
            changes.append(try place(id, in: target, isRoot: isRoot))
        }
        changes += try states.compactMap { try changeIfNeeded($0.kind, $0.subject, $0.second, to: $0.after) }
        try settle(changes)
        try keep(changes, of: entry)
        try tellAuthors(of: ids, entry, side)
        return entry
    }

    /// Where messages come to stand.
    private struct Landing {
        let thread: ThreadID
        let channel: ChannelID
        /// The first of them begins it.
        let isNew: Bool
    }

    private func messageIDs(of thread: ThreadID) throws -> [MessageID] {
        try sql.rows("SELECT id FROM message WHERE thread_id = ? ORDER BY posted_ms, id", thread) { $0.id(0) }
    }

    private func target(of move: Move, _ first: Message, _ source: Thread) throws -> Landing {
        switch move.to {
        case .thread(let id):
            guard let thread = try thread(id) else { throw Refusal.notFound }
            guard id != source.id else { throw Refusal(.already, field: "into", detail: "there") }
            return Landing(thread: id, channel: thread.channel, isNew: false)
        case .channel(let channel) where first.isRoot:
            guard channel != source.channel else { throw Refusal(.already, field: "channel", detail: "there") }
            return Landing(thread: source.id, channel: channel, isNew: false)
        case .channel(let channel):
            guard first.state == .live else { throw Refusal(.conflict, field: "message", detail: "gone") }
            let new: ThreadID = nextID(.thread)
            try begin(new, in: channel, with: first, title: move.title, since: source.begunAt)
            return Landing(thread: new, channel: channel, isNew: true)
        }
    }

    /// A thread that begins with a message of another: as old as that one, so that nobody reads it who could not before.
    func begin(_ id: ThreadID, in channel: ChannelID, with root: Message, title: String, since: Time) throws {
        try insert(
            Thread(
                id: id,
                channel: channel,
                root: root.id,
                number: root.number,
                title: title,
                starter: root.author,
                last: root.id,
                lastAt: root.at,
                begunAt: since
            )
        )
    }

    private func place(_ id: MessageID, in target: Landing, isRoot: Bool) throws -> Change {
        guard let message = try message(id) else { throw Refusal.notFound }
        var number = message.number
        if message.channel != target.channel {
            number = try takeNumber(in: target.channel, for: id, isRoot ? .root : .reply).number
        }
        let place = PlaceText(channel: target.channel, number: number, thread: target.thread, isRoot: isRoot)
        return try change(.messagePlace, id.rawValue, to: place.text)
    }

    /// A thread that goes into another is listed no more; one that goes elsewhere not where it comes to be, nor where
    /// someone reads who does not read its new home.
    private func endShares(of thread: Thread, goingTo target: Landing) throws -> [Change] {
        guard let home = try channel(target.channel)?.hub.flatMap({ try hub($0) }) else { return [] }
        return try thread.listings.compactMap { listing in
            if target.thread == thread.id, listing.channel != target.channel,
                let there = try channel(listing.channel)?.hub.flatMap({ try hub($0) }),
                !Rights.isWider(
                    ThreadReach(hub: there, begunAt: thread.begunAt),
                    than: ThreadReach(hub: home, begunAt: thread.begunAt)
                )
            {
                return nil
            }
            return try changeIfNeeded(.shareEnded, listing.share.rawValue, to: "1")
        }
    }

    /// Tells everyone whose messages were moved, once.
    func tellAuthors(of messages: [MessageID], _ entry: Entry, _ side: EntrySide) throws {
        let authors = try sql.rows(
            "SELECT DISTINCT author_id FROM message WHERE id IN (SELECT value FROM json_each(?)) ORDER BY author_id",
            idList(messages)
        ) { $0.id(0) as MemberID }
        for author in authors where author != side.actor { try notify(author, .act, entry: entry.id) }
    }
}
