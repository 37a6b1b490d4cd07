import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let charterShow = Command(
        "charter.show",
        fields: place + [.optional("version", .integer)],
        lines: [LineForm("charter", [.init("hub", .hub)])],
        needs: .reading,
        isOpenToBanned: true,
        run: .read { ask, reader, reply in
            if try ask.fields.bool("everywhere") { return try reply.tell(rules: reader.rules(in: nil, ask)) }
            let found = try reader.findHub(ask)
            guard Rights.mayRead(found.hub, found.who) else { throw Refusal.notFound }
            if let version = try ask.fields.optionalInteger("version", in: 1...JSONParser.maxInteger) {
                guard let charter = try reader.charter(found.hub.id, version: version) else { throw Refusal.notFound }
                reply.json.name("charter")
                reply.json.write(charter)
                return
            }
            try reply.tell(reader.charter(found.hub.id), of: found.hub.id, ask, reader)
        }
    )

    /// Which charters a hub had, newest first.
    static let charterVersions = Command(
        "charter.versions",
        fields: [.needed("hub", .hub)],
        needs: .reading,
        isOpenToBanned: true,
        run: .read { ask, reader, reply in
            let found = try reader.findReadable(ask)
            reply.json.field("versions", try reader.charterVersions(found.hub.id)) { json, version in
                json.object { json in
                    json.field("version", version.version)
                    json.field("at", version.at.ms)
                }
            }
        }
    )
}

extension Reader {
    /// The hub that is named, where the asker may read it.
    fileprivate func findReadable(_ ask: Ask) throws -> FoundHub {
        let found = try findHub(ask)
        guard Rights.mayRead(found.hub, found.who) else { throw Refusal.notFound }
        return found
    }
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
