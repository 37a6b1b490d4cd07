import HubbubMarkup
import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let messageEdit = Command(
        "message.edit",
        fields: [
            .needed("message", .message), .optional("body", .text), .optional("version", .integer),
            .optional("files", .list),
        ],
        lines: [LineForm("edit", [.init("message", .message), .init("body", .rest)])],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.findOwn(ask)
                if let version = try ask.fields.optionalInteger("version", in: 1...JSONParser.maxInteger),
                    version != found.message.version
                {
                    throw Refusal(.conflict, field: "version")
                }
                let files = try transaction.editedFiles(ask, of: found.message)
                let shown = files ?? found.message.files
                let body = try ask.body(mayBeEmpty: !shown.isEmpty)
                let text = MessageText(body, mentions: try transaction.mentions(in: body, home: found.home, ask), ask)
                try transaction.refuseEvading(found, hasLink: text.hasLink, ask)
                _ = try transaction.edit(
                    found.message.id,
                    body: body,
                    excerpt: body.isEmpty ? shown.excerpt : text.excerpt,
                    mentions: text.mentions,
                    hasLink: text.hasLink,
                    files: files
                )
                return Receipt(found.message.id)
            },
            tell: { ask, reader, receipt, reply in try reply.tell(MessageID(receipt.subject), ask, reader) }
        )
    )
}

extension Transaction {
    /// A live message of the asker's own, in a place where they may still write.
    func findOwn(_ ask: Ask) throws -> FoundMessage { try findOwn(ask.fields.message(), ask) }

    func findOwn(_ reference: MessageReference, _ ask: Ask) throws -> FoundMessage {
        let found = try find(reference, for: ask)
        guard found.message.author.id == (try ask.me.id) else { throw Refusal(.forbidden, detail: "own") }
        guard found.message.state == .live else { throw Refusal.notFound }
        if found.home.who.isMuted { throw Refusal(.muted) }
        if found.home.channel.isArchived { throw Refusal(.archived) }
        return found
    }
}

extension Reply {
    /// A message as it is now.
    mutating func tell(_ id: MessageID, _ ask: Ask, _ reader: Reader) throws {
        guard let message = try reader.message(id) else { throw Refusal.notFound }
        json.name("message")
        json.write(message, html: ask.forum.html)
    }

    /// A thread as it is now, with the asker's state of it.
    mutating func tell(thread id: ThreadID, _ ask: Ask, _ reader: Reader) throws {
        guard let thread = try reader.thread(id) else { throw Refusal.notFound }
        json.name("thread")
        json.write(thread, mine: try reader.mine(thread, ask))
    }
}
