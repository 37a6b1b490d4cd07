import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// An archived channel is read, not written.
    static let channelArchive = Command(
        "channel.archive",
        fields: [.needed("channel", .channel), .optional("on", .bool)],
        lines: [LineForm("channel archive", [.init("channel", .channel), .init("on", .toggle, optional: true)])],
        run: .write(
            act: { ask, transaction in
                let place = try transaction.findRun(ask)
                return Receipt(try transaction.archive(place.channel.id, ask.fields.bool("on", default: true)).id)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tell(channel: ChannelID(receipt.subject), ask, reader)
                reply.say = ask.say("said.channel.archive")
            }
        )
    )
}
