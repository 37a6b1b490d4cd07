import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Puts a misplaced root of one's own into a thread of the same channel, within `Limits.attachWithin`.
    static let messageAttach = Command(
        "message.attach",
        fields: [.needed("message", .message), .needed("to", .message)],
        lines: [LineForm("attach", [.init("message", .message), .init("to", .message)])],
        run: .write(
            act: { ask, transaction in
                let own = try transaction.findOwn(ask)
                let target = try transaction.find(ask.fields.message("to"), for: ask)
                guard own.message.isRoot else { throw Refusal(.already, field: "message", detail: "attached") }
                guard target.thread.id != own.thread.id, target.home.channel.id == own.home.channel.id else {
                    throw Refusal(.invalid, field: "to", detail: "attach")
                }
                try transaction.refuseLocked(target.thread, own.home.who)
                guard transaction.now.since(own.message.at) <= Limits.attachWithin else { throw Refusal(.tooLate) }
                _ = try transaction.attach(own.message.id, to: target.thread.id)
                return Receipt(own.message.id)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tell(MessageID(receipt.subject), ask, reader)
                reply.say = ask.say("said.message.attach")
            }
        )
    )
}
