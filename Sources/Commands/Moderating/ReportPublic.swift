import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Reports illegal content in a public hub, without an account; to operators and the hub's moderators.
    static let reportPublic = Command(
        "report.public",
        fields: [.needed("message", .message), .needed("words", .text), .optional("contact", .text)],
        needs: .nothing,
        isOpenToBanned: true,
        run: .prepared { ask, forum in
            try forum.signUpLimit.take(ask.origin.address, at: ask.now)
            let words = try ask.neededText("words", atMost: Limits.wordsCharacters)
            let contact = try ask.text("contact", atMost: Limits.emailBytes) ?? ""
            try await forum.store.write { transaction in
                let found = try transaction.find(ask.fields.message(), for: ask)
                guard let hub = found.home.hub, hub.visibility == .public else { throw Refusal.notFound }
                let whole = contact.isEmpty ? words : "\(words)\n\n\(contact)"
                try transaction.reportPublicly(found.message, in: hub.id, words: whole)
            }
            var reply = Reply()
            reply.say = ask.say("said.report")
            return reply
        }
    )
}
