import HubbubModel
import HubbubStore
import HubbubWire

/// What a request names, found for who asks.
///
/// What one may not read is `not_found`, exactly as what does not exist.
extension Reader {
    /// A hub that the asker may know of.
    func find(_ reference: HubReference, for ask: Ask) throws -> FoundHub {
        let hub: Hub? =
            switch reference {
            case .id(let id): try hub(id)
            case .slug(let slug): try hub(slug: slug)?.hub
            }
        guard let hub else { throw Refusal.notFound }
        let who = try standing(of: ask.myID, in: hub.id)
        guard Rights.mayKnow(hub, who) else { throw Refusal.notFound }
        return FoundHub(hub: hub, who: who)
    }

    /// A hub that the asker may read.
    func findReadable(_ reference: HubReference, for ask: Ask) throws -> FoundHub {
        let found = try find(reference, for: ask)
        guard Rights.mayRead(found.hub, found.who) else { throw Refusal.notFound }
        return found
    }

    /// The field `hub`, or the hub of the channel in `hub_of` (where a line was typed).
    func findHub(_ ask: Ask) throws -> FoundHub {
        if let reference = try ask.fields.optionalHub() { return try find(reference, for: ask) }
        guard let channel = try ask.fields.optionalChannel("hub_of") else { throw ask.fields.missing("hub") }
        let found = try find(channel, for: ask)
        guard let hub = found.hub else { throw ask.fields.missing("hub") }
        return FoundHub(hub: hub, who: found.who)
    }

    func find(_ reference: ChannelReference, for ask: Ask) throws -> FoundChannel {
        switch reference {
        case .id(let id):
            guard let channel = try channel(id) else { throw Refusal.notFound }
            return try readable(channel, for: ask)
        case .hub(let slug, let topic):
            let found = try findReadable(.slug(slug), for: ask)
            guard let channel = try channel(hub: found.hub.id, slug: topic)?.channel else { throw Refusal.notFound }
            return placed(channel, found)
        case .conversation(let nicks):
            guard let channel = try conversation(members(nicks, for: ask)) else { throw Refusal.notFound }
            return try readable(channel, for: ask)
        }
    }

    /// The members of the conversation that `nicks` and the asker make, by id.
    func members(_ nicks: [Nick], for ask: Ask) throws -> [MemberID] {
        var ids: Set<MemberID> = [try ask.me.id]
        for nick in nicks {
            guard let member = try member(nick: nick.text), member.state == .active else {
                throw Refusal(.notFound, field: "members", detail: "member", values: ["nick": nick.text])
            }
            ids.insert(member.id)
        }
        return ids.sorted()
    }

    private func readable(_ channel: Channel, for ask: Ask) throws -> FoundChannel {
        if let hub = channel.hub { return placed(channel, try findReadable(.id(hub), for: ask)) }
        guard let me = ask.myID, try isIn(conversation: channel.id, me) else { throw Refusal.notFound }
        let who = try standing(of: me, in: nil)
        return FoundChannel(channel: try seen(channel, by: me), hub: nil, who: who, from: Time(ms: 0))
    }

    private func placed(_ channel: Channel, _ found: FoundHub) -> FoundChannel {
        let from = Rights.readsThreadsFrom(found.hub, found.who)
        return FoundChannel(channel: channel, hub: found.hub, who: found.who, from: from)
    }

    func find(thread id: ThreadID, for ask: Ask) throws -> FoundThread {
        guard let thread = try thread(id) else { throw Refusal.notFound }
        let home = try find(.id(thread.channel), for: ask)
        guard thread.begunAt >= home.from else { throw Refusal.notFound }
        return FoundThread(thread: thread, home: home)
    }

    func find(_ reference: MessageReference, for ask: Ask) throws -> FoundMessage {
        let message: Message?
        switch reference {
        case .id(let id): message = try self.message(id)
        case .address(let hub, let topic, let number):
            message = try self.message(number, in: find(.hub(hub, topic: topic), for: ask).channel)
        case .number(let channel, let number):
            message = try self.message(number, in: find(channel, for: ask).channel)
        }
        guard let message, message.state != .held else { throw Refusal.notFound }
        let found = try find(thread: message.thread, for: ask)
        return FoundMessage(message: message, thread: found.thread, home: found.home)
    }

    /// What a number holds: a share line stands for its thread's root.
    private func message(_ number: Int64, in channel: Channel) throws -> Message? {
        guard case .share(let id, true) = try numberHolder(channel: channel.id, number: number) else {
            return try message(channel: channel.id, number: number)
        }
        return try share(id).flatMap { try message($0.thread.root) }
    }

    /// The thread that the fields `thread` or `message` name.
    func findThread(_ ask: Ask) throws -> FoundThread {
        if let id = try ask.fields.optionalThread() { return try find(thread: id, for: ask) }
        let found = try find(ask.fields.message(), for: ask)
        return FoundThread(thread: found.thread, home: found.home)
    }

    func find(_ reference: MemberReference) throws -> Member {
        let member: Member? =
            switch reference {
            case .id(let id): try member(id)
            case .nick(let nick): try member(nick: nick)
            }
        guard let member, member.state == .active || member.state == .unclaimed else {
            throw Refusal(.notFound, field: "member", detail: "member")
        }
        return member
    }
}
