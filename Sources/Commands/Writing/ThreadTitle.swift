import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let threadTitle = Command(
        "thread.title",
        fields: [.optional("thread", .thread), .optional("message", .message), .needed("title", .text)],
        lines: [LineForm("title", [.init("message", .messageOrThread), .init("title", .rest)])],
        run: .write(
            act: { ask, transaction in
                let title = try ask.neededLine("title", atMost: Limits.titleCharacters)
                let found = try transaction.findTended(ask)
                try transaction.refuseEvading(found, title: title, ask)
                return Receipt(try transaction.title(found.thread.id, title, by: found.tender(ask)).id)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tell(thread: ThreadID(receipt.subject), ask, reader)
                reply.say = ask.say("said.thread.title")
            }
        )
    )
}
