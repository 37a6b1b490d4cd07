import HubbubModel
import HubbubStore
import HubbubWire

extension JSONWriter {
    /// An item as those see it who work it; `isOwn` for the author of a held post, who sees nobody's names.
    mutating func write(_ item: QueueItem, _ ask: Ask, _ reader: Reader, isOwn: Bool = false) throws {
        try object { json in
            if let hub = item.hub { json.field("hub", hub.rawValue) }
            json.field("number", item.number)
            json.field("kind", item.kind.rawValue)
            json.field("state", item.state.rawValue)
            if let reason = item.reason { json.field("reason", reason.rawValue) }
            if item.isEscalated { json.field("escalated", true) }
            json.name("member")
            json.write(try reader.face(item.member))
            try json.writeMessage(of: item, ask, reader)
            if let held = try reader.heldPost(item.id) { try json.write(held, ask, reader) }
            if let entry = try item.entry.flatMap({ try reader.entry($0) }) {
                json.name("entry")
                try json.write(entry, for: .moderator, reader)
            }
            if !isOwn { try json.writeWork(on: item, reader) }
            json.field("opened", item.opened.ms)
            if let due = item.due { json.field("due", due.ms) }
            if let outcome = item.outcome { json.field("outcome", outcome.rawValue) }
        }
    }

    private mutating func writeMessage(of item: QueueItem, _ ask: Ask, _ reader: Reader) throws {
        guard let message = try item.message.flatMap({ try reader.messageWithText($0) }) else { return }
        name("message")
        write(message, html: ask.forum.html, showsRemoved: true)
        let before = try reader.messages(leadingTo: message, limit: Limits.reportContext)
        if !before.isEmpty { field("context", before) { $0.write($1, html: ask.forum.html) } }
    }

    private mutating func write(_ held: HeldPost, _ ask: Ask, _ reader: Reader) throws {
        let channel = try reader.channel(held.channel)
        let shown = Message(
            id: .none,
            channel: held.channel,
            thread: held.thread ?? .none,
            number: 0,
            isRoot: held.thread == nil,
            author: try reader.face(held.author),
            at: reader.now,
            body: held.body,
            mentions: held.mentions
        )
        field("held") { json in
            json.field("channel", channel?.address ?? "")
            if let thread = held.thread { json.field("thread", thread.rawValue) }
            if !held.title.isEmpty { json.field("title", held.title) }
            json.field("body", held.body)
            json.field("html", ask.forum.html(shown))
            if !held.files.isEmpty { json.field("files", held.files) { $0.write($1) } }
        }
    }

    private mutating func writeWork(on item: QueueItem, _ reader: Reader) throws {
        try field("reports", reader.reports(of: item.id)) { json, report in
            try json.object { json in
                if let by = report.reporter {
                    json.name("by")
                    json.write(try reader.face(by))
                }
                json.field("words", report.words)
                json.field("at", report.at.ms)
            }
        }
        if item.state == .taken, let taker = item.takenBy {
            name("taken_by")
            write(try reader.face(taker))
        }
    }

    /// Items as a list under `items`.
    mutating func items(_ items: [QueueItem], _ ask: Ask, _ reader: Reader, isOwn: Bool = false) throws {
        try field("items", items) { json, item in try json.write(item, ask, reader, isOwn: isOwn) }
    }
}
