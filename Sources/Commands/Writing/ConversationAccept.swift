import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Lets a request in without writing anything: from now on it is a conversation like others.
    static let conversationAccept = Command(
        "conversation.accept",
        fields: [.optional("members", .list), .optional("channel", .channel)],
        lines: [
            LineForm(
                "accept",
                [.init("members", .members, optional: true), .init("channel", .channel, optional: true)]
            )
        ],
        run: .write(
            act: { ask, transaction in
                let channel = try transaction.conversationNamed(ask)
                try transaction.acceptRequest(channel, ask.me.id)
                return Receipt(channel)
            },
            tell: { ask, reader, receipt, reply in
                guard let channel = try reader.channel(ChannelID(receipt.subject)) else { throw Refusal.notFound }
                let me = try ask.me.id
                reply.json.name("channel")
                reply.json.write(try reader.seen(channel, by: me), mine: try reader.readState(channel.id, me))
                reply.say = ask.say("said.conversation.accept")
            }
        )
    )
}

extension Transaction {
    /// The conversation that the field `members` names, else `channel`.
    fileprivate func conversationNamed(_ ask: Ask) throws -> ChannelID {
        guard ask.fields.has("members") else {
            guard let place = try ask.fields.optionalChannel("channel") else { throw ask.fields.missing("members") }
            return try find(place, for: ask).channel.id
        }
        guard let known = try conversation(membersNamed(ask)) else { throw Refusal.notFound }
        return try find(.id(known.id), for: ask).channel.id
    }
}
