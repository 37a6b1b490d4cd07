import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let threadResolve = resolving("thread.resolve", word: "resolve", on: true)
    static let threadReopen = resolving("thread.reopen", word: "reopen", on: false)

    private static func resolving(_ name: String, word: String, on: Bool) -> Command {
        Command(
            name,
            fields: [.optional("thread", .thread), .optional("message", .message)],
            lines: [LineForm(word, [.init("message", .messageOrThread)])],
            run: .write(
                act: { ask, transaction in
                    let found = try transaction.findTended(ask)
                    return Receipt(try transaction.resolve(found.thread.id, on, by: found.tender(ask)).id)
                },
                tell: { ask, reader, receipt, reply in
                    try reply.tell(thread: ThreadID(receipt.subject), ask, reader)
                    reply.say = ask.say("said.\(name)")
                }
            )
        )
    }
}

extension FoundThread {
    /// As whom the asker resolves, reopens or titles it.
    func tender(_ ask: Ask) throws -> ThreadTender { try thread.starter.id == ask.me.id ? .starter : .moderator }
}

extension Transaction {
    /// A thread that the asker may resolve, reopen and title.
    func findTended(_ ask: Ask) throws -> FoundThread {
        let found = try findThread(ask)
        _ = try ask.me
        if found.home.who.isMuted { throw Refusal(.muted) }
        guard Rights.mayTend(threadBegunBy: found.thread.starter.id, found.home.who) else {
            throw Refusal(.forbidden, detail: "tend")
        }
        if found.home.channel.isArchived { throw Refusal(.archived) }
        return found
    }
}
