import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Takes an act back: a named one in reach, or one's own last in the hub.
    static let entryUndo = acting(
        "entry.undo",
        fields: [.optional("entry", .integer)] + place,
        lines: [
            LineForm(
                "undo",
                [.init("entry", .entry, optional: true), .init("hub", .hub), .init("words", .rest, optional: true)]
            )
        ],
        act: { ask, transaction in
            let place = try transaction.actingPlace(ask)
            let entry = try transaction.entryToUndo(ask, place)
            try transaction.refuseUndo(of: entry, place, ask)
            let undoing = try transaction.undo(entry, transaction.deed(ask, place))
            try transaction.setExcerpts(after: undoing, ask)
            return undoing
        }
    )

    /// Erases who and why of an entry: the chain stays whole, and says so.
    static let entryErase = acting(
        "entry.erase",
        fields: [.needed("entry", .integer)] + place,
        lines: [
            LineForm("erase", [.init("entry", .entry), .init("hub", .hub), .init("words", .rest, optional: true)])
        ],
        needs: .operator,
        act: { ask, transaction in
            let place = try transaction.actingPlace(ask)
            guard let entry = try transaction.findEntry(ask, in: place.chain) else { throw ask.fields.missing("entry") }
            return try transaction.erase(entry, transaction.deed(ask, place))
        }
    )
}

extension Reader {
    /// The field `entry`, in a log; nil when it is not given.
    func findEntry(_ ask: Ask, in chain: Chain) throws -> Entry? {
        guard let number = try ask.fields.optionalInteger("entry", in: 1...JSONParser.maxInteger) else { return nil }
        guard let entry = try entry(number, in: chain) else {
            throw Refusal(.notFound, field: "entry", detail: "entry")
        }
        return entry
    }

    /// Refuses `higher` for a higher role's act, and `forbidden` for one that takes another right than to moderate here.
    fileprivate func refuseUndo(of entry: Entry, _ place: ActingPlace, _ ask: Ask) throws {
        guard Rights.mayUndo(as: place.role, entry.role) else { throw Refusal(.higher) }
        if try isOfRunning(entry), place.role < .steward { throw Refusal(.forbidden, detail: "runs") }
        for hub in try otherHubs(of: entry) {
            let who = try standing(of: ask.me.id, in: hub)
            guard let hub = try self.hub(hub), Rights.actingRole(in: hub, who) != nil else {
                throw Refusal(.forbidden, detail: "both")
            }
        }
    }

    fileprivate func entryToUndo(_ ask: Ask, _ place: ActingPlace) throws -> Entry {
        if let entry = try findEntry(ask, in: place.chain) { return entry }
        let since = now.advanced(by: .zero - Limits.undoWithin)
        guard let last = try lastEntry(by: ask.me.id, in: place.chain, since: since) else {
            throw Refusal(.notFound, field: "entry", try: "/modlog", detail: "undo")
        }
        return last
    }
}
