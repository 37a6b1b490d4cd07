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
            if let reference = try ask.fields.optionalMessage(), !ask.fields.has("thread"),
                case .gone(let message, let thread, let home) = try reader.findShown(reference, for: ask)
            {
                return reply.tellGone(message, thread, home, ask)
            }
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

extension Reply {
    /// What is left of a thread that went where the asker does not read.
    fileprivate mutating func tellGone(_ message: Message, _ thread: Thread, _ home: FoundChannel, _ ask: Ask) {
        json.name("thread")
        json.write(thread)
        json.name("channel")
        json.write(home.channel)
        json.field("messages", [message]) { $0.write($1, html: ask.forum.html) }
        json.more(before: false, after: false)
    }
}
