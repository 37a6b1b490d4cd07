import HubbubModel
import HubbubStore

extension Command {
    static let threadFollow = following("thread.follow", word: "follow", on: true)
    static let threadUnfollow = following("thread.unfollow", word: "unfollow", on: false)

    private static func following(_ name: String, word: String, on: Bool) -> Command {
        Command(
            name,
            fields: [.optional("thread", .thread), .optional("message", .message)],
            lines: [LineForm(word, [.init("message", .messageOrThread)])],
            run: .write(
                act: { ask, transaction in
                    let found = try transaction.findThread(ask)
                    try transaction.follow(found.thread.id, ask.me.id, on)
                    return Receipt(found.thread.id)
                },
                tell: { ask, reader, receipt, reply in
                    try reply.tell(thread: ThreadID(receipt.subject), ask, reader)
                    reply.say = ask.say("said.\(name)")
                }
            )
        )
    }
}
