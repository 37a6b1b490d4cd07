import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Erases a message for good; the answer comes when its words are in no file any more.
    static let messagePurge = acting(
        "message.purge",
        fields: [.needed("message", .message)],
        lines: [LineForm("purge", [.init("message", .message), .init("words", .rest, optional: true)])],
        needs: .operator,
        act: { ask, transaction in
            let message = try transaction.messageToPurge(ask)
            let hub = try transaction.channel(message.channel)?.hub.flatMap { try transaction.hub($0) }
            let who = try transaction.standing(of: ask.me.id, in: hub?.id)
            let deed = try transaction.deed(ask, ActingPlace(hub: hub, who: who, role: .operator))
            return try transaction.purge(message, deed)
        }
    )
}

extension Reader {
    /// By its id also where operators do not read: nothing of what it says is told.
    fileprivate func messageToPurge(_ ask: Ask) throws -> Message {
        let reference = try ask.fields.message()
        guard case .id(let id) = reference else { return try find(reference, for: ask).message }
        guard let message = try message(id) else { throw Refusal.notFound }
        return message
    }
}

extension Forum {
    /// What a purge does after its commit, before it is answered; the entry is what it was recorded with.
    func finishPurge(
        _ result: Result<Told, Refusal>,
        entry: EntryID,
        _ then: @escaping @Sendable (Result<Told, Refusal>) -> Void
    ) {
        guard case .success = result else { return then(result) }
        let finish: @Sendable (Result<MessageID?, Refusal>) -> Void = { found in
            guard case .success(let id?) = found else { return then(.failure(Refusal(.unsure))) }
            self.store.finishPurge(of: id) { finished in
                then(finished.mapError { self.fault($0, Command.messagePurge.name) }.flatMap { result })
            }
        }
        read({ try $0.side(of: entry)?.message }, then: finish)
    }
}
