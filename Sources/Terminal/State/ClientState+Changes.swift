import HubbubModel
import HubbubWire

extension ClientState {
    /// Events that change what the client knows, and mostly show nothing.
    mutating func stateChanged(_ kind: EventKind, _ event: JSON, _ rendering: Rendering) -> [Effect] {
        switch kind {
        case .hubJoined: takeHub(event["hub"], isJoined: true)
        case .hubChanged: return hubChanged(event["hub"], rendering)
        case .hubLeft: return left(event)
        case .channelCreated: return created(event["channel"], rendering)
        case .channelChanged: return channelChanged(event["channel"], rendering)
        case .conversationCreated: takeChannel(event["channel"])
        case .conversationChanged: return conversationChanged(event["channel"])
        case .conversationClosed: closed(event)
        case .readMoved: readMoved(event)
        case .followChanged: followChanged(event)
        case .levelChanged: levelChanged(event)
        case .settingChanged: takeSettings(event["settings"])
        case .ignoreChanged:
            ignored = Set((event["ignored"]?.array ?? []).compactMap(\.integer).map { MemberID($0) })
        case .memberJoined, .memberLeft:
            teamed(event)
            return came(kind, event, rendering)
        case .memberChanged: teamed(event)
        case .channelReload: return reload(event)
        case .sanctionChanged: sanctioned(event["sanction"])
        case .noticeAdded: return [.ask(unseenNotices)]
        case .queueChanged: return queueChanged(event, rendering)
        case .entryAdded: named.sawEntry(event["entry"])
        case .communityChanged: return calmed(nil, event["calm"]?.integer, rendering)
        default: break
        }
        return []
    }

    mutating func takeHub(_ json: JSON?, isJoined: Bool) {
        guard let json, let hub = Hub(json) else { return }
        for channel in json["channels"]?.array ?? [] { takeChannel(channel) }
        if isJoined, hubs[hub.id] == nil {
            hubs[hub.id] = JoinedHub(hub: nil, role: .member, level: .mentions)
        }
        if let mine = json["mine"], hubs[hub.id] != nil {
            hubs[hub.id]?.role = Self.role(mine)
            hubs[hub.id]?.level = Self.level(mine)
        }
        hubs[hub.id]?.hub = hub
        if let team = json["team"]?.array { teams[hub.id] = Set(team.compactMap { TeamPlace($0)?.member }) }
        calms[hub.id] = json["calm"]?.integer.map { Time(ms: $0) }
    }

    private mutating func hubChanged(_ json: JSON?, _ rendering: Rendering) -> [Effect] {
        guard let id = json?["id"]?.integer.map({ HubID($0) }) else { return [] }
        let before = calms[id]
        takeHub(json, isJoined: false)
        let after = calms[id]
        calms[id] = before
        return calmed(id, after?.ms, rendering)
    }

    private mutating func channelChanged(_ json: JSON?, _ rendering: Rendering) -> [Effect] {
        let before = json?["id"]?.integer.flatMap { channels[ChannelID($0)] }
        takeChannel(json)
        guard let before, let now = channels[before.id], place?.channel == now.id else { return [] }
        let said = rendering.changes(from: Restrictions(before), to: Restrictions(now))
        return said.isEmpty ? [] : [.show(said.map { "-- \(rendering.safe(address(of: now.id)))  \($0)" })]
    }

    mutating func takeChannel(_ json: JSON?) {
        guard let json, let channel = Channel(json) else { return }
        channels[channel.id] = channel
        if place?.channel == channel.id {
            let address = address(of: channel.id)
            place?.address = address
        }
        guard var mine = json["mine"]?.object.map({ JSON.object($0) }) else { return }
        if mine["id"] == nil, var object = mine.object, object.add("id", .integer(channel.id.rawValue)) {
            mine = .object(object)
        }
        if let state = ChannelReadState(mine) { reading[channel.id] = state }
    }

    /// A request that is none any more is watched like other channels, from now on.
    private mutating func conversationChanged(_ json: JSON?) -> [Effect] {
        takeChannel(json)
        guard let place, json?["id"]?.integer == place.channel.rawValue else { return [] }
        return [.ask(watch(place.channel, true))]
    }

    private mutating func closed(_ event: JSON) {
        guard let id = event["channel"]?.integer.map({ ChannelID($0) }) else { return }
        channels[id] = nil
        reading[id] = nil
        for follow in follows.values where follow.channel == id { follows[follow.thread] = nil }
        if place?.channel == id { place = nil }
    }

    private mutating func left(_ event: JSON) -> [Effect] {
        guard let id = event["hub"]?.integer.map({ HubID($0) }) else { return [] }
        let known = hubs.removeValue(forKey: id)
        for channel in channels.values where channel.hub == id { reading[channel.id] = nil }
        guard let slug = known?.hub?.slug.text, isNew("left \(id) \(cursor ?? "")") else { return [] }
        return [.show(["-- " + say("left", ["hub": "#" + slug])])]
    }

    private mutating func created(_ json: JSON?, _ rendering: Rendering) -> [Effect] {
        takeChannel(json)
        guard let channel = Channel(json), isNew("channel \(channel.id)") else { return [] }
        return [.show(["-- " + say("channel", ["channel": rendering.safe(channel.address)])])]
    }

    private mutating func readMoved(_ event: JSON) {
        guard let channel = event["channel"]?.integer.map({ ChannelID($0) }) else { return }
        var state = reading(of: channel, before: MessageID(.max))
        state.position = event["position"]?.integer.map { MessageID($0) } ?? state.position
        state.floor = event["floor"]?.integer.map { MessageID($0) } ?? state.floor
        state.unread = event["unread"]?.integer ?? state.unread
        state.mentions = event["mentions"]?.integer ?? state.mentions
        reading[channel] = state
        guard let thread = event["thread"], let id = thread["id"]?.integer.map({ ThreadID($0) }) else { return }
        var follow = follows[id] ?? ThreadReadState(thread: id, channel: channel, isFollowed: true, position: .none)
        follow.position = thread["position"]?.integer.map { MessageID($0) } ?? follow.position
        follow.unread = thread["unread"]?.integer ?? follow.unread
        take(follow)
    }

    private mutating func followChanged(_ event: JSON) {
        guard let id = event["thread"]?.integer.map({ ThreadID($0) }),
            let channel = event["channel"]?.integer.map({ ChannelID($0) })
        else { return }
        let isFollowed = event["followed"]?.bool ?? false
        let position = event["position"]?.integer.map { MessageID($0) } ?? .none
        let before = follows[id]
        take(
            ThreadReadState(
                thread: id,
                channel: before?.channel ?? channel,
                isFollowed: isFollowed,
                position: position,
                unread: isFollowed ? before?.unread ?? 0 : 0
            )
        )
        if let unread = event["unread"]?.integer { reading[channel]?.unread = unread }
    }

    private mutating func levelChanged(_ event: JSON) {
        if event["channel"] == nil, let hub = event["hub"]?.integer { hubs[HubID(hub)]?.level = Self.level(event) }
        for state in (event["channels"]?.array ?? []).compactMap({ ChannelReadState($0) }) {
            reading[state.channel] = state
        }
    }

    /// A member's role, where they have one in the hub still.
    private mutating func teamed(_ event: JSON) {
        guard let hub = event["hub"]?.integer.map({ HubID($0) }), let face = Face(event["member"]) else { return }
        let role = event["role"]?.string.flatMap(Role.init(rawValue:)) ?? .member
        if role == .member { teams[hub]?.remove(face.id) } else { teams[hub]?.insert(face.id) }
    }

    private mutating func came(_ kind: EventKind, _ event: JSON, _ rendering: Rendering) -> [Effect] {
        guard let face = Face(event["member"]), let hub = event["hub"]?.integer.map({ HubID($0) }) else { return [] }
        noticed(face)
        guard let here = place.flatMap({ channels[$0.channel]?.hub }), here == hub, !isMe(face),
            let slug = hubs[hub]?.hub?.slug.text, isNew("\(kind) \(face.id) \(cursor ?? "")")
        else { return [] }
        let key = kind == .memberJoined ? "member.joined" : "member.left"
        return [.show(["-- " + say(key, ["nick": rendering.safe(face.nick), "hub": "#" + slug])])]
    }

    private func reload(_ event: JSON) -> [Effect] {
        guard event["channel"]?.integer == place?.channel.rawValue, let place else { return [] }
        return [.show(["-- " + say("reload", ["channel": place.address])])]
    }
}
