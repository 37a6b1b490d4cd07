import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let charterShow = Command(
        "charter.show",
        fields: [.needed("hub", .hub)],
        lines: [LineForm("charter", [.init("hub", .hub)])],
        needs: .reading,
        isOpenToBanned: true,
        run: .read { ask, reader, reply in
            let found = try reader.findHub(ask)
            guard Rights.mayRead(found.hub, found.who) else { throw Refusal.notFound }
            reply.tell(try reader.charter(found.hub.id), of: found.hub.id)
        }
    )
}

extension Reply {
    /// A hub without a charter yet has an empty one of version 0.
    mutating func tell(_ charter: Charter?, of hub: HubID) {
        let charter = charter ?? Charter(hub: hub, version: 0, at: Time(ms: 0), preamble: "", rules: [])
        json.name("charter")
        json.write(charter)
        let rules = charter.rules.enumerated().map { "r\($0.offset + 1)  \($0.element)" }
        say = ([charter.preamble] + rules).filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
