import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Hubs that the asker may know of.
    static let hubList = Command(
        "hub.list",
        fields: [.optional("after", .hub), .optional("limit", .integer)],
        lines: [LineForm("hubs")],
        needs: .reading,
        run: .read { ask, reader, reply in
            let limit = try ask.limit()
            let after = try ask.fields.optionalInteger("after", in: 0...JSONParser.maxInteger) ?? 0
            let page = try reader.hubsKnown(to: ask, after: HubID(after), limit: limit)
            let mine = try ask.myID.map { try reader.memberships(of: $0) } ?? []
            let open = try page.hubs.filter { Rights.mayListMembers($0, try reader.standing(of: ask.myID, in: $0.id)) }
            let teams = try reader.teams(of: open.map(\.id))
            reply.json.field("hubs", page.hubs) { json, hub in
                let team = open.contains { $0.id == hub.id } ? teams[hub.id] ?? [] : nil
                json.write(hub, team: team, mine: mine.first { $0.hub == hub.id })
            }
            reply.json.field("more", page.more)
        }
    )
}

extension Reader {
    /// Who looks after a hub, for who may see its roster; nil for others.
    func team(for ask: Ask, of hub: Hub) throws -> [TeamPlace]? {
        guard Rights.mayListMembers(hub, try standing(of: ask.myID, in: hub.id)) else { return nil }
        return try team(of: hub.id)
    }

    /// A page by id of the hubs that the asker may know of.
    fileprivate func hubsKnown(to ask: Ask, after: HubID, limit: Int) throws -> (hubs: [Hub], more: Bool) {
        var known: [Hub] = []
        var last = after
        while known.count <= limit {
            let page = try hubs(after: last, limit: Limits.page)
            known += try page.filter { Rights.mayKnow($0, try standing(of: ask.myID, in: $0.id)) }
            guard page.count == Limits.page, let end = page.last else { break }
            last = end.id
        }
        return (Array(known.prefix(limit)), known.count > limit)
    }
}
