import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Marks a message unread again.
    static let readUnmark = Command(
        "read.unmark",
        fields: [.needed("message", .message)],
        lines: [LineForm("markunread", [.init("message", .message)])],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.find(ask.fields.message(), for: ask)
                try transaction.markUnread(found.message.id, ask.me.id)
                return Receipt(found.home.channel.id)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tellState(of: ChannelID(receipt.subject), ask, reader)
                reply.say = ask.say("said.read.unmark")
            }
        )
    )
}
