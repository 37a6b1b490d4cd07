import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// The oldest unread message of the channel, else of anywhere; or none.
    static let unreadNext = Command(
        "unread.next",
        fields: [.optional("channel", .channel)],
        lines: [LineForm("next", [.init("channel", .channel, optional: true)])],
        run: .read { ask, reader, reply in
            let me = try ask.me.id
            let place = try ask.fields.optionalChannel().map { try reader.find($0, for: ask) }
            var next = try place.flatMap { try reader.nextUnread(me, channel: $0.channel.id) }
            if next == nil { next = try reader.nextUnread(me, channel: nil) }
            guard let message = next, let thread = try reader.thread(message.thread) else {
                reply.json.name("message")
                reply.json.null()
                reply.say = ask.say("said.unread.next.none")
                return
            }
            reply.json.name("message")
            reply.json.write(message, html: ask.forum.html)
            reply.json.name("thread")
            reply.json.write(thread, mine: try reader.mine(thread, ask))
            if let channel = try reader.channel(thread.channel) {
                reply.json.name("channel")
                reply.json.write(channel)
            }
        }
    )
}
