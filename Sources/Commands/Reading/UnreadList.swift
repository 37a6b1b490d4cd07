import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Channels with something unread, and the threads it is in.
    static let unreadList = Command(
        "unread.list",
        lines: [LineForm("unread")],
        run: .read { ask, reader, reply in
            let me = try ask.me.id
            let states = try reader.readStates(of: me).filter { $0.unread > 0 || $0.mentions > 0 }
            try reply.json.field("channels", states) { json, state in
                guard let channel = try reader.channel(state.channel) else { return }
                let threads = try reader.unreadThreads(channel.id, me, limit: 10)
                try json.object { json in
                    json.name("channel")
                    json.write(channel, mine: state)
                    json.field("unread", state.unread)
                    json.field("mentions", state.mentions)
                    try json.field("threads", threads) { json, thread in
                        json.write(thread, mine: try reader.mine(thread, ask))
                    }
                }
            }
        }
    )
}
