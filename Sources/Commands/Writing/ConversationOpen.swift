import HubbubModel
import HubbubStore
import HubbubWire

extension Command {
    /// The conversation of the asker and the members named; begun if it is not there.
    static let conversationOpen = Command(
        "conversation.open",
        fields: [.needed("members", .list)],
        run: .write(
            act: { ask, transaction in
                Receipt(try transaction.beginConversation(transaction.membersNamed(ask), ask).id)
            },
            tell: { ask, reader, receipt, reply in
                guard let channel = try reader.channel(ChannelID(receipt.subject)) else { throw Refusal.notFound }
                reply.json.name("channel")
                reply.json.write(
                    try reader.seen(channel, by: ask.me.id),
                    mine: try reader.readState(channel.id, ask.me.id)
                )
                reply.say = channel.address
            }
        )
    )
}

extension Transaction {
    /// The members that the field `members` names (ids or nicks), with the asker.
    func membersNamed(_ ask: Ask) throws -> [MemberID] {
        guard let list = ask.fields["members"]?.array else {
            throw ask.fields.has("members") ? ask.fields.wrongType("members", "list") : ask.fields.missing("members")
        }
        guard list.count <= Limits.conversationMembers else {
            throw Refusal(.tooLong, field: "members", values: ["most": String(Limits.conversationMembers)])
        }
        var ids: Set<MemberID> = [try ask.me.id]
        for name in list {
            let member = try find(Fields([("member", name)]).member())
            guard member.state == .active else { throw Refusal(.notFound, field: "members", detail: "member") }
            ids.insert(member.id)
        }
        return ids.sorted()
    }

    /// A newcomer begins one a day.
    func beginConversation(_ members: [MemberID], _ ask: Ask) throws -> Channel {
        let me = try ask.me
        guard members.count >= 2 else { throw Refusal(.invalid, field: "members", detail: "alone") }
        guard members.count <= Limits.conversationMembers else {
            throw Refusal(.tooLong, field: "members", values: ["most": String(Limits.conversationMembers)])
        }
        if try conversation(members) != nil { return try openConversation(members, by: me.id).channel }
        let who = try standing(of: me.id, in: nil)
        if who.isBanned || who.isMuted { throw Refusal(who.isBanned ? .banned : .muted) }
        if me.isNewcomer, let refusal = try newcomerRefusal(beginningConversation: me) { throw refusal }
        return try openConversation(members, by: me.id).channel
    }
}
