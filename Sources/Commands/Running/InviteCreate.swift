import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A link that lets its bearer sign up and join.
    ///
    /// The code is told once.
    static let inviteCreate = Command(
        "invite.create",
        fields: [.needed("hub", .hub), .optional("lasts", .duration), .optional("uses", .integer)],
        lines: [
            LineForm(
                "invite",
                [.init("hub", .hub), .init("lasts", .span, optional: true), .init("uses", .number, optional: true)]
            )
        ],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.findHub(ask)
                guard Rights.mayInvite(found.hub, found.who) else { throw Refusal(.forbidden, detail: "invite") }
                let code = InviteCode(random: ask.forum.configuration.random)
                let invite = try transaction.createInvite(
                    to: found.hub.id,
                    by: ask.me.id,
                    codeHash: code.hash,
                    lasts: ask.inviteLife(),
                    uses: ask.fields.optionalInteger("uses", in: 1...10_000) ?? Limits.inviteUses
                )
                var receipt = Receipt(invite.id)
                receipt.secret = code.text
                return receipt
            },
            tell: { ask, reader, receipt, reply in
                guard let invite = try reader.invite(InviteID(receipt.subject)) else { throw Refusal(.invite) }
                let url = receipt.secret.map { (ask.forum.configuration.publicURL ?? "") + "/invite/\($0)" }
                reply.json.field("invite") { json in
                    if let code = receipt.secret { json.field("code", code) }
                    if let url { json.field("url", url) }
                    json.members(of: invite)
                }
                reply.say = url ?? ""
            }
        )
    )
}

extension Ask {
    fileprivate func inviteLife() throws -> Duration? {
        guard let text = try fields.optionalString("lasts") else { return Limits.inviteLife }
        guard let span = Span(text) else {
            throw Refusal(.invalid, field: "lasts", try: "7d", detail: "span", values: ["text": text])
        }
        return span.duration
    }
}

extension JSONWriter {
    mutating func members(of invite: Invite) {
        field("id", invite.id.rawValue)
        field("hub", invite.hub.rawValue)
        name("by")
        write(invite.by)
        field("created", invite.createdAt.ms)
        if let expires = invite.expiresAt { field("expires", expires.ms) }
        field("uses", invite.usesLeft)
    }
}
