import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Deletes a message of one's own; its number stays spent.
    static let messageDelete = Command(
        "message.delete",
        fields: [.needed("message", .message)],
        lines: [LineForm("delete", [.init("message", .message)])],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.find(ask.fields.message(), for: ask)
                guard found.message.author.id == (try ask.me.id) else { throw Refusal(.forbidden, detail: "own") }
                _ = try transaction.delete(found.message.id)
                return Receipt(found.message.id)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tell(MessageID(receipt.subject), ask, reader)
                reply.say = ask.say("said.message.delete")
            }
        )
    )
}
