import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A one-time link with which a member who lost the password chooses another; for operators to hand over.
    ///
    /// Using it ends all sessions. An earlier one is void.
    static let memberRecover = Command(
        "member.recover",
        fields: [.needed("member", .member)],
        lines: [LineForm("recover", [.init("member", .member)])],
        needs: .operator,
        run: .write(
            act: { ask, transaction in
                let member = try transaction.find(ask.fields.member())
                if member.isOperator, member.id != (try ask.me.id) { throw Refusal(.higher, field: "member") }
                let token = Token(random: ask.forum.configuration.random)
                try transaction.createClaim(.recover(member.id), tokenHash: token.hash, lasts: recoverLife)
                var receipt = Receipt(member.id)
                receipt.secret = token.text
                return receipt
            },
            tell: { ask, _, receipt, reply in
                guard let token = receipt.secret else { return }
                let url = (ask.forum.configuration.publicURL ?? "") + "/claim?given#\(token)"
                reply.json.field("code", token)
                reply.json.field("url", url)
                reply.json.field("expires", ask.now.advanced(by: recoverLife).ms)
                reply.say = ask.say("said.member.recover", ["address": url])
            }
        )
    )

    /// Long enough to reach someone, short enough to be forgotten.
    private static let recoverLife = Duration.seconds(86_400)
}
