import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// What is new by thread, over all hubs: followed first, newest activity first.
    ///
    /// It has an end.
    static let catchUp = Command(
        "catchup",
        fields: [.optional("since", .duration), .optional("after", .thread), .optional("limit", .integer)],
        lines: [LineForm("catchup", [.init("since", .span, optional: true)])],
        run: .read { ask, reader, reply in
            let page = try reader.catchUp(
                ask.me.id,
                since: ask.since(),
                after: ask.fields.optionalThread("after"),
                limit: ask.limit(50)
            )
            try reply.json.field("threads", page.threads) { json, thread in
                json.write(thread, mine: try reader.mine(thread, ask))
            }
            reply.json.field("more", page.more)
        }
    )
}
