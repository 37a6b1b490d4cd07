import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Moves a read position: a thread's, a channel's for roots, or the channel's floor for everything.
    static let readMark = Command(
        "read.mark",
        fields: [.optional("channel", .channel), .optional("to", .integer), .optional("thread", .thread)],
        lines: [LineForm("markread", [.init("channel", .channel)])],
        run: .write(
            act: { ask, transaction in
                let me = try ask.me.id
                let to = try ask.bound("to")
                if let id = try ask.fields.optionalThread() {
                    let found = try transaction.find(thread: id, for: ask)
                    try transaction.markRead(thread: found.thread.id, me, to: to)
                    return Receipt(found.home.channel.id)
                }
                let place = try transaction.find(ask.fields.channel(), for: ask)
                if let to {
                    try transaction.markRead(place.channel.id, me, to: to)
                } else {
                    try transaction.markRead(place.channel.id, me)
                }
                return Receipt(place.channel.id)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tellState(of: ChannelID(receipt.subject), ask, reader)
                reply.say = ask.say("said.read.mark")
            }
        )
    )
}

extension Reply {
    /// The asker's state of a channel; absent when neither joined nor in it.
    mutating func tellState(of channel: ChannelID, _ ask: Ask, _ reader: Reader) throws {
        guard let state = try reader.readState(channel, ask.me.id) else { return }
        json.name("channel")
        json.write(state)
    }
}
