import HubbubModel
import HubbubWire

/// What a client counts as unread from hello's state and the events alone.
struct Tally {
    private let me: MemberID
    private var channels: [ChannelID: ChannelReadState] = [:]
    private var threads: [ThreadID: (isFollowed: Bool, position: MessageID, isUnfollowed: Bool)] = [:]
    private var levels: [HubID: Level] = [:]
    /// Conversations that wait for an answer: nothing in them counts.
    private var requests: Set<ChannelID> = []
    /// Channels in which something changed that events do not count: they are asked anew.
    private var unsure: Set<ChannelID> = []

    init?(_ hello: JSON) {
        guard let me = hello["me"]?["id"]?.integer else { return nil }
        self.me = MemberID(me)
        for state in (hello["channels"]?.array ?? []).compactMap({ ChannelReadState($0) }) {
            channels[state.channel] = state
        }
        for shown in hello["threads"]?.array ?? [] {
            guard let id = shown["id"]?.integer, let position = shown["position"]?.integer else { continue }
            threads[ThreadID(id)] = (true, MessageID(position), false)
        }
    }

    func count(_ channel: ChannelID) -> Count {
        let state = channels[channel]
        return Count(unread: state?.unread ?? 0, mentions: state?.mentions ?? 0)
    }

    func isUnsure(_ channel: ChannelID) -> Bool { unsure.contains(channel) }

    /// A channel that was opened tells its own state where none is known yet.
    mutating func opened(_ answer: JSON) {
        guard let state = ChannelReadState(answer["channel"]?["mine"]) else { return }
        guard channels[state.channel] == nil || unsure.remove(state.channel) != nil else { return }
        channels[state.channel] = state
    }

    mutating func take(_ event: JSON) {
        switch event["ev"]?.string {
        case "conversation.created", "conversation.changed":
            guard let channel = Channel(event["channel"]) else { return }
            requests.remove(channel.id)
            if channel.contact == .request { requests.insert(channel.id) }
        case "message.posted" where event["in"] == nil: posted(event)
        case "message.deleted" where event["recount"]?.bool == true,
            "message.removed" where event["recount"]?.bool == true,
            "message.restored" where event["recount"]?.bool == true:
            if let id = event["message"]?["channel"]?.integer { unsure.insert(ChannelID(id)) }
        case "message.deleted" where event["in"] == nil, "message.removed" where event["in"] == nil:
            count(event, by: -1)
        case "message.restored" where event["in"] == nil: count(event, by: 1)
        case "message.purged", "message.moved":
            let ids = [event["channel"], event["from"]?["channel"], event["message"]?["channel"]]
            unsure.formUnion(ids.compactMap { $0?.integer.map { ChannelID($0) } })
        case "read.moved": moved(event)
        case "follow.changed":
            guard let id = event["thread"]?.integer, let position = event["position"]?.integer else { return }
            let isFollowed = event["followed"]?.bool ?? false
            threads[ThreadID(id)] = (isFollowed, MessageID(position), !isFollowed)
            recount(event)
        default: break
        }
    }

    private mutating func posted(_ event: JSON) {
        guard let message = Message(event["message"]) else { return }
        let known = threads[message.thread] ?? (false, .none, false)
        let isMentioned = message.mentions.contains { $0.member == me } && !known.isUnfollowed
        if !known.isFollowed, message.author.id == me || isMentioned {
            threads[message.thread] = (true, MessageID(max(known.position.rawValue, message.id.rawValue - 1)), false)
        }
        count(event, by: 1)
    }

    /// Adds or takes away a message that counts by the rule.
    private mutating func count(_ event: JSON, by step: Int64) {
        guard var message = Message(event["message"]), !requests.contains(message.channel) else { return }
        message.state = .live
        let state = channels[message.channel]
        let thread = threads[message.thread] ?? (false, .none, false)
        let rule = UnreadRule(
            me: me,
            channelPosition: state?.position ?? .none,
            floor: state?.floor ?? .none,
            level: state?.level ?? .mentions,
            threadPosition: thread.position,
            isFollowed: thread.isFollowed
        )
        let verdict = rule.verdict(on: message)
        var counted =
            state
            ?? ChannelReadState(channel: message.channel, position: .none, floor: .none, level: .mentions)
        counted.unread += verdict.unread ? step : 0
        counted.mentions += verdict.mention ? step : 0
        channels[message.channel] = counted
    }

    private mutating func moved(_ event: JSON) {
        if let thread = event["thread"], let id = thread["id"]?.integer, let position = thread["position"]?.integer {
            let known = threads[ThreadID(id)]
            threads[ThreadID(id)] = (
                thread["followed"]?.bool ?? known?.isFollowed ?? false, MessageID(position),
                known?.isUnfollowed ?? false
            )
        }
        guard let id = event["channel"]?.integer, let position = event["position"]?.integer else { return }
        channels[ChannelID(id)] = ChannelReadState(
            channel: ChannelID(id),
            position: MessageID(position),
            floor: MessageID(event["floor"]?.integer ?? 0),
            level: event["level"]?.string.flatMap(Level.init(rawValue:)) ?? .mentions
        )
        recount(event)
    }

    private mutating func recount(_ event: JSON) {
        guard let id = event["channel"]?.integer, let unread = event["unread"]?.integer else { return }
        channels[ChannelID(id)]?.unread = unread
        channels[ChannelID(id)]?.mentions = event["mentions"]?.integer ?? 0
    }
}
