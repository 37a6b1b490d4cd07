import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// What waits in a hub, oldest first; everywhere: the operators' own and all that went up.
    static let queueList = Command(
        "queue.list",
        fields: place + [.optional("after", .integer), .optional("next", .text), .optional("limit", .integer)],
        lines: [LineForm("queue", [.init("hub", .hub)])],
        run: .read { ask, reader, reply in
            let place = try reader.queuePlace(ask)
            let limit = try ask.limit()
            let start = try reader.start(ask, place)
            let items = try reader.waiting(place, after: start, limit: limit + 1)
            let shown = Array(items.prefix(limit))
            try reply.json.items(shown, ask, reader)
            reply.json.field("waiting", Int64(try reader.waiting(place)))
            reply.json.field("more", items.count > limit)
            if items.count > limit, let last = shown.last {
                reply.json.field("next", "\(last.hub?.rawValue ?? 0).\(last.number)")
            }
            let lines = try shown.map { try reader.line(of: $0, ask) }
            reply.say = lines.isEmpty ? ask.say("said.queue.empty") : lines.joined(separator: "\n")
        }
    )

    static let queueShow = Command(
        "queue.show",
        fields: [.needed("item", .integer)] + place,
        lines: [LineForm("queue show", [.init("item", .item), .init("hub", .hub)])],
        run: .read { ask, reader, reply in
            let item = try reader.findItem(ask, in: reader.queuePlace(ask))
            reply.json.name("item")
            try reply.json.write(item, ask, reader)
            reply.say = try reader.whole(item, ask)
        }
    )

    /// One's own posts that wait, and those rejected, to mend.
    static let queueMine = Command(
        "queue.mine",
        lines: [LineForm("queue mine")],
        run: .read { ask, reader, reply in
            let items = try reader.heldPosts(of: ask.me.id, limit: Limits.page)
            try reply.json.items(items, ask, reader, isOwn: true)
            let lines = try items.map { try reader.line(of: $0, ask) }
            reply.say = lines.isEmpty ? ask.say("said.queue.empty") : lines.joined(separator: "\n")
        }
    )
}

extension Reader {
    /// The item after which a page begins: by its number, or by an earlier answer's `next`, which names the last one
    /// that was shown.
    ///
    /// One that the asker does not work is as one that is not there: `invalid`, and by its number the queue's begin.
    fileprivate func start(_ ask: Ask, _ place: QueuePlace) throws -> QueueItemID {
        guard let next = try ask.fields.optionalString("next") else {
            let after = try ask.fields.optionalInteger("after", in: 0...JSONParser.maxInteger)
            let item = try after.flatMap { try queueItem($0, in: place.hub?.id) }
            return try item.flatMap { try mayWork($0, place) ? $0.id : nil } ?? .none
        }
        let parts = next.split(separator: ".").map { Int64($0) }
        guard parts.count == 2, let hub = parts[0], let number = parts[1],
            let item = try queueItem(number, in: hub == 0 ? nil : HubID(hub)), try mayWork(item, place),
            place.hub == nil || place.hub?.id == item.hub
        else { throw Refusal(.invalid, field: "next") }
        return item.id
    }

    /// An item in one line: its name, what it is, whom and what it concerns, since when.
    func line(of item: QueueItem, _ ask: Ask) throws -> String {
        var values = ["item": item.name, "since": CivilTime(item.opened).text]
        values["kind"] = ask.say("said.queue.\(item.kind.rawValue)")
        values["nick"] = "@" + (try face(item.member)).nick
        if let hub = try item.hub.flatMap({ try hub($0) }) { values["hub"] = "#\(hub.slug)" }
        if let reason = item.reason { values["reason"] = ask.say("said.hold.\(reason.rawValue)") }
        if item.state == .taken, let taker = item.takenBy { values["taker"] = "@" + (try face(taker)).nick }
        let reports = try reports(of: item.id)
        if item.kind == .report { values["count"] = String(reports.count) }
        values["text"] = try text(of: item) ?? reports.first?.words
        return ask.say("said.queue.line", values)
    }

    /// An item with all that a decision needs.
    fileprivate func whole(_ item: QueueItem, _ ask: Ask) throws -> String {
        var lines = [try line(of: item, ask)]
        if let message = try item.message.flatMap({ try messageWithText($0) }) {
            let before = try messages(leadingTo: message, limit: Limits.reportContext)
            lines += (before + [message]).map { "  \($0.number) @\($0.author.nick)  \($0.body)" }
        }
        lines += try reports(of: item.id).map { report in
            "  " + (try report.reporter.map { "@\(try face($0).nick): " } ?? "") + report.words
        }
        return lines.joined(separator: "\n")
    }

    private func text(of item: QueueItem) throws -> String? {
        if let held = try heldPost(item.id) { return shortened(held.body) }
        return try item.message.flatMap { try messageWithText($0) }.map { shortened($0.body) }
    }

    private func shortened(_ text: String) -> String {
        let line = text.oneLine
        return line.count > Limits.excerptCharacters ? line.prefix(Limits.excerptCharacters - 1) + "…" : line
    }
}
