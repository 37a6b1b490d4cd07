import HubbubMarkup
import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let messageReact = Command(
        "message.react",
        fields: [.needed("message", .message), .needed("emoji", .text), .optional("on", .bool)],
        lines: [
            LineForm(
                "react",
                [.init("message", .message), .init("emoji", .token), .init("on", .toggle, optional: true)]
            )
        ],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.find(ask.fields.message(), for: ask)
                guard found.message.state == .live else { throw Refusal.notFound }
                if let hub = found.home.hub, let code = Rights.refusesPosting(hub, found.home.who) {
                    throw Refusal(code, try: code == .notJoined ? "/join #\(hub.slug)" : nil, values: ["hub": hub.name])
                }
                let typed = try ask.fields.string("emoji")
                guard typed.utf8.count <= Limits.emojiBytes, let emoji = Emoji.reading(typed) else {
                    throw Refusal(.invalid, field: "emoji", try: ":thumbsup:", detail: "emoji")
                }
                _ = try transaction.react(
                    found.message.id,
                    ask.me.id,
                    emoji: emoji,
                    on: ask.fields.bool("on", default: true)
                )
                return Receipt(found.message.id)
            },
            tell: { _, reader, receipt, reply in
                reply.json.name("reactions")
                reply.json.write(try reader.reactions(MessageID(receipt.subject)))
            }
        )
    )
}
