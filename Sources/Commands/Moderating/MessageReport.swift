import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Flags a message to its hub's moderators; in a conversation to operators, who then see it and the ten before.
    static let messageReport = Command(
        "message.report",
        fields: [.needed("message", .message), .needed("words", .text), .optional("confirm", .bool)],
        lines: [LineForm("report", [.init("message", .message), .init("words", .rest)])],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.find(ask.fields.message(), for: ask)
                let words = try ask.neededText("words", atMost: Limits.wordsCharacters)
                let me = try ask.me.id
                guard found.message.author.id != me else { throw Refusal(.invalid, field: "message", detail: "self") }
                if found.home.hub == nil, try !ask.fields.bool("confirm") {
                    let line = "/report --confirm \(found.message.number) …"
                    throw Refusal(.missing, field: "confirm", try: line, detail: "confirm")
                }
                return Receipt(try transaction.report(found.message, in: found.home.hub?.id, by: me, words: words).id)
            },
            tell: { ask, reader, receipt, reply in
                guard let item = try reader.queueItem(QueueItemID(receipt.subject)) else { throw Refusal.notFound }
                reply.json.field("item", item.number)
                reply.say = ask.say("said.report")
            }
        )
    )
}
