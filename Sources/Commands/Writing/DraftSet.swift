import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Keeps what one has begun to write in a channel's or a thread's box, for all one's devices; empty forgets it.
    static let draftSet = Command(
        "draft.set",
        fields: [
            .optional("channel", .channel), .optional("thread", .thread), .optional("body", .text),
            .optional("title", .text),
        ],
        run: .write(
            act: { ask, transaction in
                let (channel, thread) = try transaction.draftPlace(ask)
                let title = try ask.text("title", atMost: Limits.titleCharacters)?.oneLine ?? ""
                let body = try ask.fields.optionalString("body") ?? ""
                guard body.utf8.count <= Limits.bodyBytes else {
                    throw Refusal(.tooLong, field: "body", values: ["most": String(Limits.bodyBytes)])
                }
                let me = try ask.me.id
                if title.isEmpty, body.isEmpty {
                    try transaction.dropDraft(of: me, channel, thread)
                } else {
                    try transaction.keepDraft(of: me, channel, thread, title, body)
                }
                return Receipt()
            },
            tell: { _, _, _, _ in }
        )
    )

    static let draftClear = Command(
        "draft.clear",
        fields: [.optional("channel", .channel), .optional("thread", .thread)],
        run: .write(
            act: { ask, transaction in
                let (channel, thread) = try transaction.draftPlace(ask)
                try transaction.dropDraft(of: ask.me.id, channel, thread)
                return Receipt()
            },
            tell: { _, _, _, _ in }
        )
    )

    /// All that one has begun to write, newest first.
    static let draftList = Command(
        "draft.list",
        run: .read { ask, reader, reply in
            reply.json.field("drafts", try reader.drafts(of: ask.me.id)) { $0.write($1) }
        }
    )
}

extension JSONWriter {
    mutating func write(_ draft: Draft) {
        object { json in
            json.field("channel", draft.channel.rawValue)
            if let thread = draft.thread { json.field("thread", thread.rawValue) }
            if !draft.title.isEmpty { json.field("title", draft.title) }
            json.field("body", draft.body)
            json.field("at", draft.at.ms)
        }
    }
}

extension Reader {
    /// The box that is written in: of a thread, or a channel's own.
    fileprivate func draftPlace(_ ask: Ask) throws -> (ChannelID, ThreadID?) {
        if let id = try ask.fields.optionalThread() {
            let found = try find(thread: id, for: ask)
            return (found.home.channel.id, found.thread.id)
        }
        return (try find(ask.fields.channel(), for: ask).channel.id, nil)
    }
}
