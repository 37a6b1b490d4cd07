import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    static let memberMute = sanctioning("member.mute", word: "mute", .mute)
    static let memberBan = sanctioning("member.ban", word: "ban", .ban)
    static let memberUnmute = ending("member.unmute", word: "unmute", .mute)
    static let memberUnban = ending("member.unban", word: "unban", .ban)

    /// Puts a member out of a hub; coming back needs approval.
    static let memberKick = acting(
        "member.kick",
        fields: [.needed("member", .member), .needed("hub", .hub)],
        lines: [
            LineForm("kick", [.init("member", .member), .init("hub", .hub), .init("words", .rest, optional: true)])
        ],
        act: { ask, transaction in
            let (place, member) = try transaction.actingOnMember(ask)
            return try transaction.kick(member.id, transaction.deed(ask, place))
        }
    )

    private static func sanctioning(_ name: String, word: String, _ kind: Sanction.Kind) -> Command {
        acting(
            name,
            fields: [.needed("member", .member), .needed("lasts", .duration), .needed("rule", .integer)] + place,
            lines: [
                LineForm(
                    word,
                    [
                        .init("member", .member), .init("hub", .hub), .init("lasts", .span), .init("rule", .rule),
                        .init("words", .rest, optional: true),
                    ]
                )
            ],
            act: { ask, transaction in
                let (place, member) = try transaction.actingOnMember(ask)
                let span = try ask.neededSpan()
                try transaction.refuseLonger(span, place)
                let deed = try transaction.deed(ask, place, needsRule: true)
                let ends = span.duration.map { transaction.now.advanced(by: $0) }
                return try transaction.impose(kind, on: member.id, ends: ends, deed)
            }
        )
    }

    private static func ending(_ name: String, word: String, _ kind: Sanction.Kind) -> Command {
        acting(
            name,
            fields: [.needed("member", .member)] + place,
            lines: [
                LineForm(word, [.init("member", .member), .init("hub", .hub), .init("words", .rest, optional: true)])
            ],
            act: { ask, transaction in
                let place = try transaction.actingPlace(ask)
                let member = try transaction.find(ask.fields.member())
                let began = try transaction.sanction(kind, of: member.id, in: place.hub?.id)
                if let entry = try began?.entry.flatMap({ try transaction.entry($0) }) {
                    guard Rights.mayUndo(as: place.role, entry.role) else { throw Refusal(.higher) }
                }
                return try transaction.endSanction(kind, member.id, transaction.deed(ask, place))
            }
        )
    }
}

extension Transaction {
    /// The place and the member of an act; refuses acting on oneself, and on an equal or higher role.
    func actingOnMember(_ ask: Ask) throws -> (place: ActingPlace, member: Member) {
        let place = try actingPlace(ask)
        let member = try find(ask.fields.member())
        try refuseActing(place, on: member.id)
        return (place, member)
    }

    func refuseActing(_ place: ActingPlace, on member: MemberID) throws {
        let whom = try standing(of: member, in: place.hub?.id)
        switch Rights.refusesActing(as: place.role, place.who, on: whom) {
        case .oneself: throw Refusal(.forbidden, field: "member", detail: "oneself")
        case .higherRole: throw Refusal(.higher, field: "member")
        case nil: break
        }
    }
}
