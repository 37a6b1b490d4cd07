import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// One's conversations, newest message first.
    static let conversationList = Command(
        "conversation.list",
        fields: [.optional("before", .integer), .optional("limit", .integer)],
        run: .read { ask, reader, reply in
            let me = try ask.me.id
            let limit = try ask.limit(50)
            let page = try reader.conversations(of: me, before: ask.bound("before"), limit: limit + 1)
            try reply.json.field("channels", page.prefix(limit)) { json, channel in
                json.write(channel, mine: try reader.readState(channel.id, me))
            }
            reply.json.field("more", page.count > limit)
        }
    )
}
