import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let charterShow = Command(
        "charter.show",
        fields: place,
        lines: [LineForm("charter", [.init("hub", .hub)])],
        needs: .reading,
        isOpenToBanned: true,
        run: .read { ask, reader, reply in
            if try ask.fields.bool("everywhere") { return try reply.tell(rules: reader.rules(in: nil, ask)) }
            let found = try reader.findHub(ask)
            guard Rights.mayRead(found.hub, found.who) else { throw Refusal.notFound }
            try reply.tell(reader.charter(found.hub.id), of: found.hub.id, ask, reader)
        }
    )
}

extension Reply {
    /// A hub without rules of its own has the community's; without a charter yet, it is of version 0.
    mutating func tell(_ own: Charter?, of hub: HubID, _ ask: Ask, _ reader: Reader) throws {
        let charter = Charter(
            hub: hub,
            version: own?.version ?? 0,
            at: own?.at ?? Time(ms: 0),
            preamble: own?.preamble ?? "",
            rules: try reader.rules(in: hub, ask)
        )
        json.name("charter")
        json.write(charter)
        say = ([charter.preamble] + Self.lines(charter.rules)).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The community's own rules.
    mutating func tell(rules: [String]) {
        json.field("charter") { json in
            json.field("rules", rules.enumerated()) { json, rule in
                json.object { json in
                    json.field("number", Int64(rule.offset + 1))
                    json.field("text", rule.element)
                }
            }
        }
        say = Self.lines(rules).joined(separator: "\n")
    }

    private static func lines(_ rules: [String]) -> [String] {
        rules.enumerated().map { "r\($0.offset + 1)  \($0.element)" }
    }
}
