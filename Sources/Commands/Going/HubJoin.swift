import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// Joins a hub, asks to, or joins by invite.
    static let hubJoin = Command(
        "hub.join",
        fields: [
            .needed("hub", .hub), .optional("words", .text), .optional("answers", .list), .optional("invite", .text),
        ],
        lines: [LineForm("join", [.init("hub", .hub), .init("words", .rest, optional: true)])],
        run: .write(
            act: { ask, transaction in
                let me = try ask.me
                if let invite = try ask.fields.optionalString("invite") {
                    return Receipt(try transaction.join(by: invite, me).id, HubID.none)
                }
                let found = try transaction.findHub(ask)
                if found.who.isBanned { throw try transaction.refusal(.banned, of: me.id, in: found.hub.id) }
                guard found.who.role == nil else { throw Refusal(.already, detail: "joined") }
                if !found.who.isOperator { try transaction.refuseCalm(found.hub) }
                let wasKicked = try transaction.wasKicked(me.id, from: found.hub.id)
                let isOpen = found.hub.joinPolicy == .open && found.hub.visibility != .private && !wasKicked
                if isOpen || found.who.isOperator {
                    if !isOpen, found.hub.visibility == .private {
                        try transaction.enter(found.hub.id, me.id)
                    } else {
                        _ = try transaction.join(found.hub.id, me.id)
                    }
                    return Receipt(found.hub.id)
                }
                guard found.hub.joinPolicy == .request || found.hub.joinPolicy == .open || wasKicked else {
                    throw Refusal(.invite, detail: "needed")
                }
                let words = try ask.text("words", atMost: Limits.aboutCharacters) ?? ""
                let answers = try ask.answers(to: found.hub.questions, words)
                try transaction.requestJoin(found.hub.id, me.id, words: words, answers: answers)
                return Receipt(found.hub.id.rawValue, 1)
            },
            tell: { ask, reader, receipt, reply in
                guard receipt.second == 0 else {
                    reply.json.field("pending", true)
                    reply.say = ask.say("said.hub.join.pending")
                    return
                }
                guard let hub = try reader.hub(HubID(receipt.subject)) else { throw Refusal.notFound }
                let mine = try reader.membership(hub.id, ask.me.id)
                reply.json.name("hub")
                reply.json.write(
                    hub,
                    channels: try reader.channels(in: hub.id),
                    team: try reader.team(for: ask, of: hub),
                    mine: mine
                )
                reply.say = ask.say("said.hub.join", ["hub": hub.name])
            }
        )
    )
}

extension Ask {
    /// One to each question, in the field `answers`, or as the lines of `words`; refuses `missing` with what is asked.
    fileprivate func answers(to questions: [String], _ words: String) throws -> [JoinRequest.Answer] {
        guard !questions.isEmpty else { return [] }
        var given = try fields.strings("answers", atMost: Limits.hubQuestions).map(\.trimmed)
        if given.isEmpty { given = words.split(separator: "\n").map { String($0).trimmed } }
        guard given.count == questions.count, !given.contains(where: \.isEmpty) else {
            let asked = questions.joined(separator: " · ")
            throw Refusal(.missing, field: "answers", detail: "answers", values: ["questions": asked])
        }
        guard given.allSatisfy({ $0.unicodeScalars.count <= Limits.aboutCharacters }) else {
            throw Refusal(.tooLong, field: "answers", values: ["most": "\(Limits.aboutCharacters)"])
        }
        return zip(questions, given).map { JoinRequest.Answer(question: $0, answer: $1) }
    }
}

extension Transaction {
    /// Counts a use of the invite and joins its hub; one who is in already loses no use.
    func join(by code: String, _ member: Member) throws -> Hub {
        guard let code = InviteCode(code), let invite = try invite(codeHash: code.hash), let hub = try hub(invite.hub)
        else {
            throw Refusal(.invite)
        }
        let who = try standing(of: member.id, in: hub.id)
        if who.isBanned { throw try refusal(.banned, of: member.id, in: hub.id) }
        if try wasKicked(member.id, from: hub.id) {
            throw Refusal(.pending, try: "/join #\(hub.slug)", detail: "kicked")
        }
        guard who.role == nil else { return hub }
        if !who.isOperator { try refuseCalm(hub) }
        _ = try useInvite(codeHash: code.hash)
        _ = try join(hub.id, member.id)
        return hub
    }
}
