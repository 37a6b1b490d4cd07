import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// The roster of a hub, paged by member.
    static let hubWho = Command(
        "hub.who",
        fields: [.needed("hub", .hub), .optional("after", .member), .optional("limit", .integer)],
        lines: [LineForm("who", [.init("hub", .hub)])],
        run: .read { ask, reader, reply in
            let found = try reader.findHub(ask)
            guard Rights.mayListMembers(found.hub, found.who) else { throw Refusal.notFound }
            let limit = try ask.limit()
            let after = try ask.fields.optionalInteger("after", in: 0...JSONParser.maxInteger) ?? 0
            let roster = try reader.roster(found.hub.id, after: MemberID(after), limit: limit + 1)
            let present = ask.forum.present(roster.map(\.face.id))
            reply.json.field("members", roster.prefix(limit)) { json, entry in
                json.object { json in
                    json.name("member")
                    json.write(entry.face)
                    json.field("role", entry.role.rawValue)
                    json.field("present", present.contains(entry.face.id))
                }
            }
            reply.json.field("more", roster.count > limit)
        }
    )
}
