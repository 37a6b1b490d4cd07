import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let inviteList = Command(
        "invite.list",
        fields: [.needed("hub", .hub)],
        run: .read { ask, reader, reply in
            let found = try reader.findHub(ask)
            let isRunning = Rights.runs(found.who) || Rights.moderates(found.who)
            let invites = try reader.invites(of: found.hub.id).filter { isRunning || $0.by.id == ask.myID }
            reply.json.field("invites", invites) { json, invite in json.object { $0.members(of: invite) } }
        }
    )

    static let inviteRevoke = Command(
        "invite.revoke",
        fields: [.needed("invite", .integer)],
        run: .write(
            act: { ask, transaction in
                let id = InviteID(try ask.fields.integer("invite", in: 1...JSONParser.maxInteger))
                guard let invite = try transaction.invite(id) else { throw Refusal(.invite) }
                let who = try transaction.standing(of: ask.me.id, in: invite.hub)
                guard invite.by.id == (try ask.me.id) || Rights.runs(who) || Rights.moderates(who) else {
                    throw Refusal(.invite)
                }
                try transaction.revokeInvite(id)
                return Receipt(id)
            },
            tell: { _, _, _, _ in }
        )
    )
}
