import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Moves a message, a range of a thread, or a whole thread, to another channel or into another thread.
    static let messageMove = acting(
        "message.move",
        fields: [
            .needed("message", .message), .optional("to", .message), .optional("channel", .channel),
            .optional("into", .message),
        ],
        lines: [
            LineForm(
                "move",
                [
                    .init("message", .range), .init("channel", .destination),
                    .init("words", .rest, optional: true),
                ]
            )
        ],
        act: { ask, transaction in
            let (place, found) = try transaction.movedMessage(ask)
            let range = try transaction.range(from: found, ask)
            if ask.fields.has("into") {
                let into = try transaction.find(ask.fields.message("into"), for: ask)
                guard into.thread.id != found.thread.id else {
                    throw Refusal(.already, field: "into", detail: "there")
                }
                try transaction.refuseMove(of: found.thread, from: found.home, to: into.home, into.thread, ask)
                return try transaction.move(Move(range, to: .thread(into.thread.id), kind: .move), ask, place)
            }
            let target = try transaction.find(ask.fields.channel(), for: ask)
            try transaction.refuseMove(of: found.thread, from: found.home, to: target, nil, ask)
            return try transaction.move(Move(range, to: .channel(target.channel.id), kind: .move), ask, place)
        },
        tell: { ask, reader, entry, reply in
            try reply.tellMoved(entry, ask, reader)
            let skipped = try reader.skipped(by: entry, ask)
            reply.json.field("skipped", skipped) { $0.value($1) }
            guard !skipped.isEmpty else { return }
            let numbers = skipped.map(String.init).joined(separator: " ")
            reply.say += " " + ask.say("said.message.move.skipped", ["numbers": numbers])
        }
    )

    /// Makes a thread of its own of a reply and all later ones.
    static let threadSplit = acting(
        "thread.split",
        fields: [.needed("message", .message), .needed("title", .text)],
        lines: [LineForm("split", [.init("message", .message), .init("title", .rest)])],
        act: { ask, transaction in
            let (place, found) = try transaction.movedMessage(ask)
            let title = try ask.neededLine("title", atMost: Limits.titleCharacters)
            guard !found.message.isRoot else { throw Refusal(.invalid, field: "message", detail: "root") }
            try transaction.refuseMove(of: found.thread, from: found.home, to: found.home, nil, ask)
            let range = try transaction.laterMessages(of: found.thread.id, from: found.message.id)
            let target = Move.Target.channel(found.home.channel.id)
            return try transaction.move(Move(range, to: target, kind: .split, title: title), ask, place)
        },
        tell: { ask, reader, entry, reply in try reply.tellMoved(entry, ask, reader) }
    )

    /// Puts one thread into another.
    static let threadMerge = acting(
        "thread.merge",
        fields: [.needed("message", .message), .needed("from", .message)],
        lines: [
            LineForm(
                "merge",
                [.init("message", .message), .init("from", .message), .init("words", .rest, optional: true)]
            )
        ],
        act: { ask, transaction in
            let (place, found) = try transaction.movedMessage(ask, "from")
            let into = try transaction.find(ask.fields.message(), for: ask)
            guard into.thread.id != found.thread.id else {
                throw Refusal(.invalid, field: "from", detail: "itself")
            }
            try transaction.refuseMove(of: found.thread, from: found.home, to: into.home, into.thread, ask)
            let whole = Move([found.thread.root], to: .thread(into.thread.id), kind: .merge)
            return try transaction.move(whole, ask, place)
        },
        tell: { ask, reader, entry, reply in try reply.tellMoved(entry, ask, reader) }
    )
}

extension Transaction {
    fileprivate func movedMessage(
        _ ask: Ask,
        _ field: String = "message"
    ) throws
        -> (place: ActingPlace, found: FoundMessage)
    {
        let found = try find(ask.fields.message(field), for: ask)
        guard found.home.hub != nil else { throw Refusal(.wider, detail: "talk") }
        return (try actingPlace(at: found.home, ask), found)
    }

    /// The first message, or those of its thread up to the number of the field `to`.
    fileprivate func range(from first: FoundMessage, _ ask: Ask) throws -> [MessageID] {
        guard ask.fields.has("to") else { return [first.message.id] }
        let last = try find(ask.fields.message("to"), for: ask)
        guard last.home.channel.id == first.home.channel.id, last.message.number >= first.message.number else {
            throw Refusal(.invalid, field: "to", detail: "range")
        }
        return try messages(of: first.thread.id, numbered: first.message.number...last.message.number)
    }

    /// Refuses `archived`, `wider`, and `forbidden` to who does not moderate both hubs.
    fileprivate func refuseMove(
        of thread: Thread,
        from home: FoundChannel,
        to target: FoundChannel,
        _ into: Thread?,
        _ ask: Ask
    ) throws {
        guard let from = home.hub, let to = target.hub else { throw Refusal(.wider, detail: "talk") }
        if target.channel.isArchived { throw Refusal(.archived) }
        if from.id != to.id, Rights.actingRole(in: to, target.who) == nil {
            throw Refusal(.forbidden, field: "channel", detail: "both")
        }
        let begun = into?.begunAt ?? thread.begunAt
        let listings = try into?.listings.compactMap { try channel($0.channel)?.hub.flatMap { try hub($0) } } ?? []
        let reach = ThreadReach(hub: from, begunAt: thread.begunAt)
        for hub in [to] + listings where Rights.isWider(ThreadReach(hub: hub, begunAt: begun), than: reach) {
            throw Refusal(.wider, detail: "moved")
        }
    }

    fileprivate func move(_ move: Move, _ ask: Ask, _ place: ActingPlace) throws -> Entry {
        let entry = try self.move(move, deed(ask, place))
        try setExcerpts(after: entry, ask)
        return entry
    }

    /// Gives threads that have another root now the begin of its text.
    func setExcerpts(after entry: Entry, _ ask: Ask) throws {
        try setExcerpts(after: entry) { MessageText($0.body, mentions: $0.mentions, ask).excerpt }
    }
}

extension Reader {
    /// The numbers of a range that stayed, since they belong to other threads.
    fileprivate func skipped(by entry: Entry, _ ask: Ask) throws -> [Int64] {
        guard ask.fields.has("to") else { return [] }
        return try numbersLeft(by: entry, upTo: find(ask.fields.message("to"), for: ask).message.id)
    }
}

extension Reply {
    /// The thread that the moved messages are in now.
    fileprivate mutating func tellMoved(_ entry: Entry, _ ask: Ask, _ reader: Reader) throws {
        guard let thread = try reader.side(of: entry.id)?.thread.flatMap({ try reader.thread($0) }) else { return }
        json.name("thread")
        json.write(thread, mine: try reader.mine(thread, ask))
    }
}
