import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let memberAppoint = Command(
        "member.appoint",
        fields: place + [.needed("member", .member), .needed("role", .word)],
        lines: [
            LineForm(
                "appoint",
                [
                    .init("member", .member), .init("role", .word(["moderator", "steward", "arbiter"])),
                    .init("hub", .hub),
                ]
            )
        ],
        run: .write(
            act: { ask, transaction in
                if try ask.fields.bool("everywhere") { return try transaction.appointArbiter(ask, true) }
                guard let role = try ask.fields.optionalCase("role", of: Role.self) else {
                    throw ask.fields.missing("role")
                }
                return try transaction.appoint(ask, to: role)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tell(role: receipt, reader)
                reply.say = ask.say("said.member.appoint")
            }
        )
    )

    /// Back to member.
    static let memberUnappoint = Command(
        "member.unappoint",
        fields: place + [.needed("member", .member)],
        lines: [LineForm("unappoint", [.init("member", .member), .init("hub", .hub)])],
        run: .write(
            act: { ask, transaction in
                if try ask.fields.bool("everywhere") { return try transaction.appointArbiter(ask, false) }
                return try transaction.appoint(ask, to: .member)
            },
            tell: { ask, reader, receipt, reply in
                try reply.tell(role: receipt, reader)
                reply.say = ask.say("said.member.unappoint")
            }
        )
    )
}

extension Transaction {
    fileprivate func appoint(_ ask: Ask, to role: Role) throws -> Receipt {
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
        try appoint(member.id, in: found.hub.id, role: role)
        return Receipt(found.hub.id, member.id)
    }
}

extension Transaction {
    /// Everywhere there is one role to give: to decide appeals.
    fileprivate func appointArbiter(_ ask: Ask, _ on: Bool) throws -> Receipt {
        let place = try actingPlace(ask)
        if on, try ask.fields.string("role") != "arbiter" {
            throw Refusal(.invalid, field: "role", try: "arbiter")
        }
        let member = try find(ask.fields.member())
        _ = try appointArbiter(member.id, on, deed(ask, place))
        return Receipt(HubID.none, member.id)
    }
}

extension Reply {
    fileprivate mutating func tell(role receipt: Receipt, _ reader: Reader) throws {
        let member = MemberID(receipt.second)
        json.name("member")
        json.write(try reader.face(member))
        guard receipt.subject > 0 else {
            json.field("role", try reader.isArbiter(member) ? "arbiter" : "member")
            return
        }
        json.field("role", try reader.membership(HubID(receipt.subject), member)?.role.rawValue ?? "")
    }
}
