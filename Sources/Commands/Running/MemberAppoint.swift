import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let memberAppoint = acting(
        "member.appoint",
        fields: place + [.needed("member", .member), .needed("role", .word)],
        lines: [
            LineForm(
                "appoint",
                [
                    .init("member", .member), .init("role", .word(["moderator", "steward", "arbiter"])),
                    .init("hub", .hub),
                    .init("words", .rest, optional: true),
                ]
            )
        ],
        act: { ask, transaction in
            if try ask.fields.bool("everywhere") { return try transaction.appointArbiter(ask, true) }
            guard let role = try ask.fields.optionalCase("role", of: Role.self) else {
                throw ask.fields.missing("role")
            }
            return try transaction.appoint(ask, to: role)
        },
        tell: { _, reader, entry, reply in try reply.tell(roleAfter: entry, reader) }
    )

    /// Back to member.
    static let memberUnappoint = acting(
        "member.unappoint",
        fields: place + [.needed("member", .member)],
        lines: [
            LineForm(
                "unappoint",
                [.init("member", .member), .init("hub", .hub), .init("words", .rest, optional: true)]
            )
        ],
        act: { ask, transaction in
            if try ask.fields.bool("everywhere") { return try transaction.appointArbiter(ask, false) }
            return try transaction.appoint(ask, to: .member)
        },
        tell: { _, reader, entry, reply in try reply.tell(roleAfter: entry, reader) }
    )
}

extension Transaction {
    /// Those who run the hub; whoever has a role may lay it down themselves.
    fileprivate func appoint(_ ask: Ask, to role: Role) throws -> Entry {
        let found = try findHub(ask)
        let member = try find(ask.fields.member())
        guard let current = try membership(found.hub.id, member.id) else {
            throw Refusal(.notFound, field: "member", detail: "member")
        }
        guard
            Rights.mayAppoint(found.who, to: role, current: current.role)
                || (member.id == ask.myID && role < current.role)
        else {
            throw Refusal(.forbidden, detail: "runs")
        }
        return try appoint(member.id, role, deed(ask, runningPlace(found.hub, found.who, ask)))
    }
}

extension Transaction {
    /// Everywhere there is one role to give: to decide appeals.
    fileprivate func appointArbiter(_ ask: Ask, _ on: Bool) throws -> Entry {
        let place = try actingPlace(ask)
        if on, try ask.fields.string("role") != "arbiter" {
            throw Refusal(.invalid, field: "role", try: "arbiter")
        }
        let member = try find(ask.fields.member())
        return try appointArbiter(member.id, on, deed(ask, place))
    }
}

extension Reply {
    fileprivate mutating func tell(roleAfter entry: Entry, _ reader: Reader) throws {
        guard let member = try reader.side(of: entry.id)?.member else { return }
        json.name("member")
        json.write(try reader.face(member))
        guard let hub = entry.chain.hub else {
            json.field("role", try reader.isArbiter(member) ? "arbiter" : "member")
            return
        }
        json.field("role", try reader.membership(hub, member)?.role.rawValue ?? "")
    }
}
