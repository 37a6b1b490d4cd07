import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let threadOpen = Command(
        "thread.open",
        fields: [
            .optional("thread", .thread), .optional("message", .message), .optional("before", .integer),
            .optional("after", .integer), .optional("limit", .integer),
        ],
        lines: [LineForm("thread", [.init("message", .messageOrThread)])],
        needs: .reading,
        run: .read { ask, reader, reply in
            let found = try reader.findThread(ask)
            let page = try reader.messages(
                in: found.thread.id,
                before: ask.bound("before"),
                after: ask.bound("after"),
                around: ask.bound("around"),
                limit: ask.limit()
            )
            reply.json.name("thread")
            reply.json.write(found.thread, mine: try reader.mine(found.thread, ask))
            reply.json.name("channel")
            reply.json.write(found.home.channel)
            reply.json.field("messages", page.messages) { json, message in
                json.write(message, html: ask.forum.html, showsReactors: ask.caller != nil)
            }
            reply.json.more(before: page.before, after: page.after)
        }
    )
}
