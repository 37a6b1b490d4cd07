import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let channelList = Command(
        "channel.list",
        fields: [.needed("hub", .hub)],
        lines: [LineForm("channels", [.init("hub", .hub)])],
        needs: .reading,
        run: .read { ask, reader, reply in
            let found = try reader.findHub(ask)
            guard Rights.mayRead(found.hub, found.who) else { throw Refusal.notFound }
            let states = try ask.myID.map { try reader.readStates(of: $0, in: found.hub.id) } ?? []
            reply.json.field("channels", try reader.channels(in: found.hub.id)) { json, channel in
                json.write(channel, mine: states.first { $0.channel == channel.id })
            }
        }
    )
}
