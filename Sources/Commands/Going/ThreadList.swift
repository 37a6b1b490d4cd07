import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Titled or answered threads of a channel, newest activity first, pinned before.
    static let threadList = Command(
        "thread.list",
        fields: [
            .needed("channel", .channel), .optional("before", .integer), .optional("limit", .integer),
            .optional("state", .word),
        ],
        lines: [
            LineForm(
                "threads",
                [.init("channel", .channel), .init("state", .word(["open", "resolved"]), optional: true)]
            )
        ],
        needs: .reading,
        run: .read { ask, reader, reply in
            let found = try reader.find(ask.fields.channel(), for: ask)
            let state: ThreadFilter =
                switch try ask.fields.optionalString("state") {
                case nil, "all": .all
                case "open": .open
                case "resolved": .resolved
                default: throw Refusal(.invalid, field: "state", try: "open resolved all")
                }
            let page = try reader.threads(
                in: found.channel.id,
                from: found.from,
                state: state,
                before: ask.bound("before"),
                limit: ask.limit()
            )
            let threads = try (page.pinned + page.threads).filter { try !reader.isBarred($0, ask) }
            try reply.json.field("threads", threads) { json, thread in
                json.write(thread, mine: try reader.mine(thread, ask))
            }
            reply.json.field("more", page.more)
        }
    )
}

extension Reader {
    /// The asker's own state of a thread.
    func mine(_ thread: Thread, _ ask: Ask) throws -> ThreadReadState? {
        try ask.myID.flatMap { try threadState(thread.id, $0) }
    }
}
