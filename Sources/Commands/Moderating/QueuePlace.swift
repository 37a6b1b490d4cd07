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
        let hub = try ask.fields.bool("everywhere") ? nil : findHub(ask).hub
        guard let place = try queuePlace(of: me, in: hub) else { throw Refusal(.forbidden, detail: "moderates") }
        return place
    }

    /// A hub's queue, or what is decided for all hubs (nil), as a member works it; nil where they decide nothing.
    func queuePlace(of me: MemberID, in hub: Hub?) throws -> QueuePlace? {
        let who = try standing(of: me, in: hub?.id)
        let role =
            try hub.map { Rights.actingRole(in: $0, who) ?? (who.isOperator ? .operator : nil) }
            ?? decidingRole(who, than: nil)
        return role.map { QueuePlace(hub: hub, who: who, role: $0) }
    }

    /// What waits in a queue for who works it, oldest first, after an item.
    func waiting(_ place: QueuePlace, after: QueueItemID = .none, limit: Int) throws -> [QueueItem] {
        var found: [QueueItem] = []
        var last = after
        while found.count < limit {
            let some = try batch(of: place, after: last)
            found += try some.filter { try mayWork($0, place) }
            guard some.count == Self.queueBatch, let end = some.last else { break }
            last = end.id
        }
        return Array(found.prefix(limit))
    }

    /// How many; counting stops at `Limits.unreadCount`.
    func waiting(_ place: QueuePlace) throws -> Int {
        if let hub = place.hub, Rights.actingRole(in: hub, place.who) != nil {
            return try waiting(in: hub.id, besides: place.who.member ?? .none)
        }
        return try waiting(place, limit: Limits.unreadCount).count
    }

    private func batch(of place: QueuePlace, after: QueueItemID) throws -> [QueueItem] {
        let own = try queue(of: place.hub?.id, after: after, limit: Self.queueBatch)
        guard place.hub == nil else { return own }
        let raised = try escalatedQueue(after: after, limit: Self.queueBatch)
        let all = Dictionary((own + raised).map { ($0.id, $0) }) { first, _ in first }
        return Array(all.values.sorted { $0.id < $1.id }.prefix(Self.queueBatch))
    }

    /// Items looked at in one go: far more than ever wait.
    private static var queueBatch: Int { 200 }

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
