import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Who has signed up and waits for an operator.
    static let pendingList = Command(
        "pending.list",
        needs: .operator,
        run: .read { _, reader, reply in
            reply.json.field("members", try reader.pendingMembers(limit: Limits.page)) { json, pending in
                json.object { json in
                    json.name("member")
                    json.write(Face(pending.member))
                    json.field("words", pending.words)
                    json.field("at", pending.member.since.ms)
                }
            }
        }
    )

    /// Lets a waiting member in, or not.
    static let memberApprove = Command(
        "member.approve",
        fields: [.needed("member", .member), .optional("accept", .bool)],
        needs: .operator,
        run: .write(
            act: { ask, transaction in
                let member: Member? =
                    switch try ask.fields.member() {
                    case .id(let id): try transaction.member(id)
                    case .nick(let nick): try transaction.member(nick: nick)
                    }
                guard let member else { throw Refusal(.notFound, field: "member", detail: "member") }
                if try ask.fields.bool("accept", default: true) {
                    _ = try transaction.approve(member.id)
                } else {
                    try transaction.refuseSignup(member.id)
                }
                return Receipt(member.id)
            },
            tell: { _, _, _, _ in }
        )
    )
}
