import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Ends the asker's account; their messages stay without a name unless `messages` says otherwise.
    ///
    /// Needs the password; where there is none, a login of the last ten minutes.
    static let accountDelete = Command(
        "account.delete",
        fields: [.optional("password", .text), .optional("messages", .bool)],
        isOpenToBanned: true,
        run: .prepared { ask, forum in
            let me = try ask.me.id
            try await forum.confirm(ask)
            var hasMore = try ask.fields.bool("messages")
            while hasMore { hasMore = try await forum.store.write { try $0.deleteMessages(of: me) } }
            try await forum.store.write { try $0.deleteAccount(me) }
            var reply = Reply()
            reply.clearsToken = true
            reply.say = ask.say("said.account.delete")
            return reply
        }
    )

    fileprivate static let recentLogin = Duration.seconds(600)
}

extension Forum {
    /// Refuses unless it is the member themselves who asks: a session alone may be someone else's.
    fileprivate func confirm(_ ask: Ask) async throws {
        let me = try ask.me
        let address = ask.origin.address
        let known = try await store.write { try $0.credential(of: me.id) }
        guard let hash = known?.passwordHash, !hash.isEmpty else {
            guard let session = ask.caller?.session, ask.now.since(session.createdAt) <= Command.recentLogin else {
                throw Refusal(.needsLogin)
            }
            return
        }
        guard let password = try ask.fields.optionalString("password") else { throw ask.fields.missing("password") }
        guard password.utf8.count <= Limits.passwordBytesMax else { throw Refusal(.wrongLogin, detail: "password") }
        try await store.write { try $0.beginLogin(account: me.nick, address: address) }
        guard try await self.hash({ Password.verify(password, against: hash) }) else {
            throw Refusal(.wrongLogin, field: "password")
        }
        try await store.write { try $0.finishLogin(account: me.nick, address: address) }
    }
}
