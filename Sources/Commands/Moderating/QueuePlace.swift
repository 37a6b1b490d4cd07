import HubbubModel
import HubbubStore
import HubbubWire

/// A queue as the asker works it: a hub's, or what operators and those who decide appeals see (`hub` nil).
struct QueuePlace {
    let hub: Hub?
    let who: Standing
    let role: ActingRole

    /// For acts on an item, as what the asker does them.
    func acting() -> ActingPlace { ActingPlace(hub: hub, who: who, role: role) }
}

extension Reader {
    /// The fields `hub` or `everywhere`; refuses `forbidden` where the asker decides nothing there.
    func queuePlace(_ ask: Ask) throws -> QueuePlace {
        let me = try ask.me.id
        if try ask.fields.bool("everywhere") {
            let who = try standing(of: me, in: nil)
            guard let role = try decidingRole(who, than: nil) else { throw Refusal(.forbidden, detail: "moderates") }
            return QueuePlace(hub: nil, who: who, role: role)
        }
        let found = try findHub(ask)
        let role = Rights.actingRole(in: found.hub, found.who) ?? (found.who.isOperator ? .operator : nil)
        guard let role else { throw Refusal(.forbidden, detail: "moderates") }
        return QueuePlace(hub: found.hub, who: found.who, role: role)
    }

    /// The field `item`; what the asker may not work is not there.
    func findItem(_ ask: Ask, in place: QueuePlace) throws -> QueueItem {
        let number = try ask.fields.integer("item", in: 1...JSONParser.maxInteger)
        guard let item = try queueItem(number, in: place.hub?.id), try mayWork(item, place) else {
            throw Refusal(.notFound, field: "item", try: "/queue", detail: "item")
        }
        return item
    }

    /// Never whom it concerns; operators work of other hubs only what went up.
    func mayWork(_ item: QueueItem, _ place: QueuePlace) throws -> Bool {
        guard let me = place.who.member, item.member != me else { return false }
        if item.kind == .appeal { return try deciding(item, place.who) != nil }
        guard item.hub != nil else { return place.who.isOperator }
        if let hub = place.hub, Rights.actingRole(in: hub, place.who) != nil { return true }
        return place.who.isOperator && item.isEscalated
    }

    /// As what someone decides an appeal, and whether only since there is nobody else; nil when they may not.
    func deciding(_ item: QueueItem, _ who: Standing) throws -> (entry: Entry, role: ActingRole, isLast: Bool)? {
        guard let me = who.member, let entry = try item.entry.flatMap({ try self.entry($0) }) else { return nil }
        let actor = try side(of: entry.id)?.actor
        let isPrivate = try entry.chain.hub.flatMap { try hub($0) }?.visibility == .private
        let may = Rights.mayDecide(
            who,
            isArbiter: try isArbiter(me),
            moderatesElsewhere: try moderatesElsewhere(me, than: entry.chain.hub),
            isPrivate: isPrivate,
            actor: actor,
            concerned: item.member
        )
        if may, let role = try decidingRole(who, than: entry.chain.hub) { return (entry, role, false) }
        guard actor == me, try !hasDecider(entry, actor: actor, concerned: item.member) else { return nil }
        return (entry, entry.role, true)
    }

    private func decidingRole(_ who: Standing, than hub: HubID?) throws -> ActingRole? {
        guard let me = who.member else { return nil }
        if who.isOperator { return .operator }
        if try isArbiter(me) { return .arbiter }
        return try moderatesElsewhere(me, than: hub) ? .moderator : nil
    }

    /// Who works on an item is not overtaken.
    func refuseTaken(_ item: QueueItem, _ ask: Ask) throws {
        guard item.state == .taken, let taker = item.takenBy, taker != (try ask.me.id) else { return }
        throw Refusal(.conflict, field: "item", detail: "taken", values: ["nick": "@\(try face(taker).nick)"])
    }
}
