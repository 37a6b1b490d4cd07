import HubbubModel
import HubbubStore

extension Command {
    static let hubLeave = Command(
        "hub.leave",
        fields: [.needed("hub", .hub)],
        lines: [LineForm("leave", [.init("hub", .hub)])],
        run: .write(
            act: { ask, transaction in
                let found = try transaction.findHub(ask)
                try transaction.leave(found.hub.id, ask.me.id)
                return Receipt(found.hub.id)
            },
            tell: { ask, reader, receipt, reply in
                let hub = try reader.hub(HubID(receipt.subject))
                reply.say = ask.say("said.hub.leave", ["hub": hub?.name ?? ""])
            }
        )
    )
}
