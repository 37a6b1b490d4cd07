import HubbubModel
import HubbubStore
import HubbubWire

/// A session about to be made: its token is told once and stored hashed.
struct NewLogin: Sendable {
    let token: Token
    let kind: Session.Kind
    let client: String

    init(_ ask: Ask) {
        token = Token(random: ask.forum.configuration.random)
        kind = (try? ask.fields.bool("cookie")) == true ? .browser : .bearer
        client = (try? ask.text("client", atMost: Self.clientCharacters))??.oneLine ?? ""
    }

    /// Enough for a browser's own name in a list.
    static let clientCharacters = 64

    func create(for member: MemberID, _ transaction: Transaction) throws -> Session {
        try transaction.createSession(for: member, tokenHash: token.hash, kind: kind, client: client)
    }
}

extension Ask {
    /// The answer to a login: the token in it, or as a cookie where that was asked; `pending` where there is none yet.
    func loggedIn(_ face: Face, _ login: NewLogin?) throws -> Reply {
        var reply = Reply()
        guard let login else {
            reply.json.field("pending", true)
            return reply
        }
        reply.json.name("member")
        reply.json.write(face)
        if login.kind == .browser {
            reply.setToken = login.token.text
        } else {
            reply.json.field("token", login.token.text)
        }
        return reply
    }
}
