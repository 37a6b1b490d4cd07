import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A session for a nick (or e-mail) and a password.
    ///
    /// Unknown names take the same work and get the same answer.
    static let accountLogIn = Command(
        "account.login",
        fields: [
            .needed("nick", .text), .needed("password", .text), .optional("cookie", .bool), .optional("client", .text),
        ],
        needs: .nothing,
        isOpenToBanned: true,
        run: .prepared { ask, forum in
            let account = try ask.fields.string("nick")
            let password = try ask.fields.string("password")
            let address = ask.origin.address
            guard account.utf8.count <= Limits.emailBytes, password.utf8.count <= Limits.passwordBytesMax else {
                throw Refusal(.wrongLogin)
            }
            let known = try await forum.store.write { transaction in
                try transaction.beginLogin(account: account, address: address)
                return try transaction.credential(for: account)
            }
            let isRight = try await forum.hash { Password.verify(password, against: known?.passwordHash) }
            guard isRight, let member = known?.member, member.state == .active || member.state == .pending else {
                throw Refusal(.wrongLogin)
            }
            guard member.state == .active else { throw Refusal(.pending) }
            let login = NewLogin(ask)
            try await forum.store.write { transaction in
                try transaction.finishLogin(account: account, address: address)
                _ = try login.create(for: member.id, transaction)
            }
            return try ask.loggedIn(Face(member), login)
        }
    )
}
