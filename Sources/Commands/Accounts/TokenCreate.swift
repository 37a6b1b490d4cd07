import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A bearer session for a script.
    ///
    /// The token is told once.
    static let tokenCreate = Command(
        "token.create",
        fields: [.needed("client", .text)],
        run: .write(
            act: { ask, transaction in
                let token = Token(random: ask.forum.configuration.random)
                let client = try ask.neededLine("client", atMost: NewLogin.clientCharacters)
                let session = try transaction.createSession(
                    for: ask.me.id,
                    tokenHash: token.hash,
                    kind: .bearer,
                    client: client
                )
                var receipt = Receipt(session.id)
                receipt.secret = token.text
                return receipt
            },
            tell: { _, _, receipt, reply in
                reply.json.field("session", receipt.subject)
                if let token = receipt.secret { reply.json.field("token", token) }
            }
        )
    )
}
