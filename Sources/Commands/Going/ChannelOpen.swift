import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A channel with its newest lines, or with those around a message.
    static let channelOpen = Command(
        "channel.open",
        fields: [
            .optional("channel", .channel), .optional("message", .message), .optional("limit", .integer),
            .optional("replies", .bool),
        ],
        lines: [LineForm("open", [.init("channel", .place)])],
        needs: .reading,
        run: .read { ask, reader, reply in
            let place: FoundChannel
            if let reference = try ask.fields.optionalMessage() {
                let shown = try reader.findShown(reference, for: ask)
                place = shown.home
                try reply.open(place, .around(shown.thread.number), ask, reader)
                reply.json.name("message")
                reply.json.write(shown, ask)
            } else {
                place = try reader.find(ask.fields.channel(), for: ask)
                try reply.open(place, .newest, ask, reader)
            }
            reply.say = place.channel.address
        }
    )
}

extension Reply {
    /// The channel, its hub, and a page of lines.
    fileprivate mutating func open(_ place: FoundChannel, _ page: LinePage, _ ask: Ask, _ reader: Reader) throws {
        let channel = place.channel
        let state = try ask.myID.flatMap { try reader.readState(channel.id, $0) }
        json.name("channel")
        json.write(channel, mine: state)
        if let hub = place.hub {
            json.name("hub")
            json.write(
                hub,
                team: try reader.team(for: ask, of: hub),
                mine: try ask.myID.flatMap { try reader.membership(hub.id, $0) },
                runs: ask.caller?.member.isOperator == true
            )
        }
        try write(lines: place, page, ask, reader)
        if let me = ask.myID,
            let first = try reader.firstUnreadNumber(channel.id, me, amongReplies: ask.fields.bool("replies"))
        {
            json.field("first_unread", first)
        }
    }

    /// A page of lines with what is before and after it.
    mutating func write(lines place: FoundChannel, _ page: LinePage, _ ask: Ask, _ reader: Reader) throws {
        let lines = try reader.lines(
            place.channel.id,
            from: place.from,
            page: page,
            includeReplies: ask.fields.bool("replies"),
            limit: ask.limit()
        )
        try json.field("lines", lines.lines) { json, line in
            let line = try reader.shown(reader.barred(line, ask), in: place.channel.id, for: ask)
            let mine = try line.thread.flatMap { try reader.mine($0, ask) }
            json.write(line, html: ask.forum.html, mine: { _ in mine }, showsReactors: ask.caller != nil)
        }
        json.more(before: lines.before, after: lines.after)
    }
}

extension Line {
    /// The thread that stands in the line.
    fileprivate var thread: Thread? {
        switch content {
        case .root(_, let thread): thread
        case .share(let share): share.thread
        case .reply(_, let thread): thread
        case .emptied, .moved: nil
        }
    }
}
