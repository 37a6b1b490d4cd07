import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// An archived channel is read, not written.
    static let channelArchive = acting(
        "channel.archive",
        fields: [.needed("channel", .channel), .optional("on", .bool)],
        lines: [
            LineForm(
                "channel archive",
                [
                    .init("channel", .channel), .init("on", .toggle, optional: true),
                    .init("words", .rest, optional: true),
                ]
            )
        ],
        act: { ask, transaction in
            let found = try transaction.findRun(ask)
            let place = try transaction.runningPlace(found.hub, found.who, ask)
            return try transaction.archive(
                found.channel.id,
                ask.fields.bool("on", default: true),
                transaction.deed(ask, place)
            )
        },
        tell: { ask, reader, entry, reply in
            guard let channel = try reader.side(of: entry.id)?.channel else { return }
            try reply.tell(channel: channel, ask, reader)
        }
    )
}

extension Reader {
    /// As someone acts who runs a hub; an operator does so also without being in it.
    func runningPlace(_ hub: Hub?, _ who: Standing, _ ask: Ask) throws -> ActingPlace {
        guard let hub else { throw Refusal(.forbidden, detail: "runs") }
        let role = Rights.actingRole(in: hub, who) ?? Rights.actingRoleEverywhere(who)
        guard let role else { throw Refusal(.forbidden, detail: "runs") }
        return ActingPlace(hub: hub, who: who, role: role)
    }
}
