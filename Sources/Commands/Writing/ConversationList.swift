import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// One's conversations, newest message first; requests stand apart.
    static let conversationList = Command(
        "conversation.list",
        fields: [.optional("before", .integer), .optional("limit", .integer), .optional("requests", .bool)],
        lines: [LineForm("conversations"), LineForm("requests", fixed: [("requests", .bool(true))])],
        run: .read { ask, reader, reply in
            let me = try ask.me.id
            let limit = try ask.limit(50)
            let page = try reader.conversations(
                of: me,
                requests: ask.fields.bool("requests"),
                before: ask.bound("before"),
                limit: limit + 1
            )
            try reply.json.field("channels", page.prefix(limit)) { json, channel in
                json.write(channel, mine: try reader.readState(channel.id, me))
            }
            reply.json.field("more", page.count > limit)
        }
    )
}
