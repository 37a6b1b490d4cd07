import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// A member, with the hubs that the asker may know of.
    static let memberShow = Command(
        "member.show",
        fields: [.needed("member", .member)],
        lines: [LineForm("whois", [.init("member", .member)])],
        run: .read { ask, reader, reply in
            _ = try ask.me
            let member = try reader.find(ask.fields.member())
            reply.json.name("member")
            reply.json.write(Face(member))
            reply.json.field("since", member.since.ms)
            let places = try reader.memberships(of: member.id).compactMap { membership -> (Hub, Role)? in
                guard let hub = try reader.hub(membership.hub),
                    Rights.mayRead(hub, try reader.standing(of: ask.myID, in: hub.id))
                else { return nil }
                return (hub, membership.role)
            }
            reply.json.field("hubs", places) { json, place in
                json.object { json in
                    json.name("hub")
                    json.write(place.0)
                    json.field("role", place.1.rawValue)
                }
            }
            reply.json.field("languages", member.languages) { $0.value($1) }
            reply.json.field("place", member.place)
            reply.json.field("about", member.about)
            if try reader.isArbiter(member.id) { reply.json.field("arbiter", true) }
        }
    )
}
