import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Uses a one-time claim: makes the first operator, or gives an account (again) to whom it belongs.
    static let accountClaim = Command(
        "account.claim",
        fields: [
            .needed("token", .text), .optional("nick", .text), .optional("name", .text), .optional("email", .text),
            .needed("password", .text), .optional("cookie", .bool), .optional("client", .text),
        ],
        needs: .nothing,
        isOpenToBanned: true,
        run: .prepared { ask, forum in
            try forum.signUpLimit.take(ask.origin.address, at: ask.now)
            guard let token = Token(try ask.fields.string("token")) else { throw Refusal(.invite) }
            let password = try ask.fields.string("password")
            if let refusal = Password.refusal(of: password) { throw refusal }
            let form = ask.fields.has("nick") ? try SignUpForm(ask) : nil
            let hash = try await forum.hash { try Password.hash(password, random: ask.forum.configuration.random) }
            let login = NewLogin(ask)
            let face = try await forum.store.write { transaction -> Face in
                let member = try transaction.claimed(by: token, form, hash, ask)
                _ = try login.create(for: member.id, transaction)
                return Face(member)
            }
            return try ask.loggedIn(face, login)
        }
    )
}

extension Transaction {
    fileprivate func claimed(by token: Token, _ form: SignUpForm?, _ hash: String, _ ask: Ask) throws -> Member {
        switch try useClaim(tokenHash: token.hash) {
        case .makeOperator:
            guard let form else { throw ask.fields.missing("nick") }
            return try createMember(form.member(hash: hash, isPending: false, isOperator: true))
        case .recover(let id):
            try setPassword(id, hash: hash)
            _ = try endSessions(of: id)
            guard let member = try member(id) else { throw Refusal(.invite) }
            return member
        }
    }
}
