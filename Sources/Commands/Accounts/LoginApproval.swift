import HubbubModel
import HubbubStore
import HubbubWire

/// Logging a program in by approving it where one is logged in already: no password is typed into it.
extension Command {
    /// A program asks to be let in: it shows the code, and keeps the secret to ask with.
    static let loginBegin = Command(
        "login.begin",
        fields: [.optional("client", .text)],
        needs: .nothing,
        isOpenToBanned: true,
        run: .prepared { ask, forum in
            try forum.signUpLimit.take(ask.origin.address, at: ask.now)
            let random = ask.forum.configuration.random
            let (secret, code) = (Token(random: random), LoginCode(random: random))
            let client = try ask.text("client", atMost: NewLogin.clientCharacters)?.oneLine ?? ""
            let address = ask.origin.address
            try await forum.store.write { transaction in
                try transaction.beginLogin(
                    secretHash: secret.hash,
                    codeHash: code.hash,
                    client: client,
                    address: address,
                    lasts: Limits.loginRequestLife
                )
            }
            var reply = Reply()
            reply.json.field("code", code.text)
            reply.json.field("secret", secret.text)
            reply.json.field("url", (ask.forum.configuration.publicURL ?? "") + "/account/link")
            reply.json.field("expires", ask.now.advanced(by: Limits.loginRequestLife).ms)
            reply.json.field("every", Limits.loginPollSeconds)
            return reply
        }
    )

    /// Whom a code would let in, to look at before.
    static let loginShow = Command(
        "login.show",
        fields: [.needed("code", .text)],
        run: .read { ask, reader, reply in
            guard let request = try reader.loginRequest(codeHash: ask.loginCode().hash) else {
                throw Refusal(.notFound, field: "code", detail: "code")
            }
            reply.json.members(of: request)
        }
    )

    /// Lets a program in as oneself, or turns it down; from a browser alone, where one sees what asks.
    static let loginApprove = Command(
        "login.approve",
        fields: [.needed("code", .text), .optional("accept", .bool)],
        run: .write(
            act: { ask, transaction in
                let me = try ask.me.id
                guard ask.caller?.session.kind == .browser else { throw Refusal(.forbidden, detail: "browser") }
                let code = try ask.loginCode()
                let accept = try ask.fields.bool("accept", default: true)
                do {
                    _ = try transaction.answerLogin(codeHash: code.hash, by: me, accept: accept)
                } catch let refusal as Refusal where refusal.code == .notFound {
                    throw Refusal(.notFound, field: "code", detail: "code")
                }
                return Receipt()
            },
            tell: { _, _, _, _ in }
        )
    )

    /// Whether the program is let in: once, its token.
    static let loginPoll = Command(
        "login.poll",
        fields: [.needed("secret", .text)],
        needs: .nothing,
        isOpenToBanned: true,
        run: .prepared { ask, forum in
            try forum.pollLimit.take(ask.origin.address, at: ask.now)
            guard let secret = Token(try ask.fields.string("secret")) else {
                throw Refusal(.notFound, field: "secret", detail: "code")
            }
            let token = Token(random: ask.forum.configuration.random)
            let member = try await forum.store.write { transaction -> Face? in
                let request = try transaction.takeLogin(secretHash: secret.hash)
                guard let id = request.approvedBy else { return nil }
                guard let member = try transaction.member(id), member.state == .active else { throw Refusal.notFound }
                _ = try transaction.createSession(
                    for: id,
                    tokenHash: token.hash,
                    kind: .bearer,
                    client: request.client
                )
                return Face(member)
            }
            var reply = Reply()
            guard let member else {
                reply.json.field("pending", true)
                return reply
            }
            reply.json.name("member")
            reply.json.write(member)
            reply.json.field("token", token.text)
            return reply
        }
    )
}

extension Ask {
    fileprivate func loginCode() throws -> LoginCode {
        guard let code = LoginCode(try fields.string("code")) else {
            throw Refusal(.notFound, field: "code", detail: "code")
        }
        return code
    }
}

extension JSONWriter {
    fileprivate mutating func members(of request: LoginRequest) {
        field("client", request.client)
        field("address", request.address)
        field("expires", request.expires.ms)
    }
}
