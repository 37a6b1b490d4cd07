import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Changes the password and ends all other sessions.
    static let accountPassword = Command(
        "account.password",
        fields: [.needed("old", .text), .needed("new", .text)],
        isOpenToBanned: true,
        run: .prepared { ask, forum in
            let me = try ask.me
            let old = try ask.fields.string("old")
            let new = try ask.fields.string("new")
            if let refusal = Password.refusal(of: new) { throw refusal }
            let address = ask.origin.address
            let known = try await forum.store.write { transaction in
                try transaction.beginLogin(account: me.nick, address: address)
                return try transaction.credential(of: me.id)
            }
            guard try await forum.hash({ Password.verify(old, against: known?.passwordHash) }) else {
                throw Refusal(.wrongLogin, field: "old")
            }
            let hash = try await forum.hash { try Password.hash(new, random: ask.forum.configuration.random) }
            let current = ask.caller?.session.id
            try await forum.store.write { transaction in
                try transaction.finishLogin(account: me.nick, address: address)
                try transaction.setPassword(me.id, hash: hash)
                _ = try transaction.endSessions(of: me.id, except: current)
            }
            return Reply()
        }
    )
}
