import HubbubModel
import HubbubStore
import HubbubWire

/// Writes a stored event as a frame, from the tables as they are now; what the act had in hand is used instead where it
/// matters.
struct EventWriter {
    let forum: ForumSurroundings
    let reader: Reader

    /// nil when there is nothing left to tell: what it was about is gone.
    func write(_ event: Event, _ payload: EventPayload?, at cursor: Cursor) throws -> [UInt8]? {
        var content = JSONWriter()
        guard try write(event, payload, into: &content) else { return nil }
        return EventFrame.stored(event.kind, at: cursor) { json in
            if !content.bytes.isEmpty { json.raw(content.bytes) }
        }
    }

    /// Writes the event's fields; false when there is nothing to tell.
    private func write(_ event: Event, _ payload: EventPayload?, into json: inout JSONWriter) throws -> Bool {
        switch event.kind {
        case .messagePosted, .messageEdited, .messageDeleted, .messageMoved, .messageMentioned, .messageReacted,
            .messageRemoved, .messageRestored:
            return try writeMessage(event, into: &json)
        case .threadChanged: return try writeThread(event, into: &json)
        case .threadShared, .threadUnshared: return try writeShare(event, into: &json)
        case .channelCreated, .channelChanged, .channelReload: return try writeChannel(event, into: &json)
        case .conversationCreated, .conversationChanged, .conversationClosed:
            return try writeConversation(event, into: &json)
        case .hubChanged, .hubJoined, .hubLeft: return try writeHub(event, into: &json)
        case .memberJoined, .memberLeft, .memberChanged: return try writeMember(event, into: &json)
        case .draftChanged: return try writeDraft(event, into: &json)
        case .readMoved, .followChanged, .levelChanged, .ignoreChanged, .settingChanged:
            return try writeOwn(event, payload, into: &json)
        case .messagePurged, .sanctionChanged, .noticeAdded, .entryAdded, .queueChanged, .communityChanged:
            return try writeModeration(event, into: &json)
        case .sessionEnded: return false
        }
    }

    private func writeMessage(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        guard let message = try reader.message(MessageID(event.subject)) else { return false }
        if event.kind == .messageReacted {
            json.field("channel", message.channel.rawValue)
            json.field("thread", message.thread.rawValue)
            json.field("message", message.id.rawValue)
            json.field("number", message.number)
            json.name("reactions")
            json.write(message.reactions)
            return true
        }
        if event.kind == .messageMoved, try !reader.isRead(message, in: event.audience) {
            return try writeGone(message, event, into: &json)
        }
        json.name("message")
        json.write(message, html: forum.html)
        if event.kind != .messageEdited, let thread = try reader.thread(message.thread) {
            json.name("thread")
            json.write(thread)
        }
        if event.kind == .messageMoved {
            let (channel, number) = (ChannelID(event.second), event.third)
            writeOrigin(event, try reader.threadLeft(by: message.id, channel: channel, number: number), into: &json)
        } else if event.second > 0 {
            json.field("in", event.second)
        }
        if [.messageDeleted, .messageRemoved, .messageRestored].contains(event.kind), try reader.isSettled(message.id) {
            json.field("recount", true)
        }
        return true
    }

    /// A message that went where not all read who are told: neither its text nor its place.
    private func writeGone(_ message: Message, _ event: Event, into json: inout JSONWriter) throws -> Bool {
        let thread = try reader.threadLeft(by: message.id, channel: ChannelID(event.second), number: event.third)
        let gone = Message(
            id: message.id,
            channel: ChannelID(event.second),
            thread: thread ?? .none,
            number: event.third,
            isRoot: message.isRoot,
            author: message.author,
            at: message.at,
            state: .moved,
            body: ""
        )
        json.name("message")
        json.write(gone, html: forum.html)
        writeOrigin(event, thread, into: &json)
        return true
    }

    private func writeOrigin(_ event: Event, _ thread: ThreadID?, into json: inout JSONWriter) {
        json.field("from") { json in
            json.field("channel", event.second)
            json.field("number", event.third)
            if let thread { json.field("thread", thread.rawValue) }
        }
    }

    private func writeThread(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        guard let thread = try reader.thread(ThreadID(event.subject)) else { return false }
        json.name("thread")
        json.write(thread)
        if event.second > 0 { json.field("in", event.second) }
        if let tender = ThreadTender(rawValue: event.third) { json.field("by", tender.word) }
        return true
    }

    private func writeShare(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        guard let share = try reader.share(ShareID(event.subject)), try isTold(share, to: event.audience) else {
            return false
        }
        json.name("share")
        json.write(share)
        return true
    }

    /// A listing in a private hub is told there alone.
    private func isTold(_ share: Share, to audience: Audience) throws -> Bool {
        guard audience != .channel(share.channel), let hub = try reader.channel(share.channel)?.hub else { return true }
        return try reader.hub(hub)?.visibility != .private
    }

    private func writeChannel(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        guard let channel = try reader.channel(ChannelID(event.subject)) else { return false }
        json.name("channel")
        json.write(channel)
        return true
    }

    /// As the member has it who is told; one they have closed meanwhile is not there.
    private func writeConversation(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        if event.kind == .conversationClosed {
            json.field("channel", event.subject)
            return true
        }
        guard case .member(let member) = event.audience, let channel = try reader.channel(ChannelID(event.subject)),
            try reader.isIn(conversation: channel.id, member)
        else { return false }
        json.name("channel")
        json.write(try reader.seen(channel, by: member))
        return true
    }

    private func writeHub(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        if event.kind == .hubLeft {
            json.field("hub", event.subject)
            return true
        }
        guard let hub = try reader.hub(HubID(event.subject)) else { return false }
        var mine: Membership?
        if case .member(let member) = event.audience { mine = try reader.membership(hub.id, member) }
        json.name("hub")
        json.write(
            hub,
            channels: try reader.channels(in: hub.id),
            team: try reader.team(of: hub.id),
            mine: mine
        )
        return true
    }

    private func writeMember(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        json.field("hub", event.subject)
        json.name("member")
        json.write(try reader.face(MemberID(event.second)))
        if let role = try reader.membership(HubID(event.subject), MemberID(event.second))?.role {
            json.field("role", role.rawValue)
        }
        return true
    }

    /// A member's own state, with the counts of the moment of the act.
    private func writeOwn(_ event: Event, _ payload: EventPayload?, into json: inout JSONWriter) throws -> Bool {
        guard case .member(let member) = event.audience else { return false }
        switch event.kind {
        case .readMoved:
            guard let state = try payload?.channelState ?? reader.readState(ChannelID(event.subject), member) else {
                return false
            }
            json.members(of: state)
            if event.second > 0,
                let thread = try payload?.threadState ?? reader.threadState(ThreadID(event.second), member)
            {
                json.name("thread")
                json.write(thread)
            }
        case .followChanged:
            guard let thread = try payload?.threadState ?? reader.threadState(ThreadID(event.subject), member) else {
                return false
            }
            json.field("thread", thread.thread.rawValue)
            json.field("channel", thread.channel.rawValue)
            json.field("followed", thread.isFollowed)
            json.field("position", thread.position.rawValue)
            if let state = try payload?.channelState ?? reader.readState(thread.channel, member) {
                json.field("unread", state.unread)
                json.field("mentions", state.mentions)
            }
        case .levelChanged: try writeLevels(event, payload, member, into: &json)
        case .ignoreChanged:
            json.field("ignored", try reader.ignored(by: member).sorted()) { $0.value($1.rawValue) }
        default: json.write(settings: try reader.settings(of: member))
        }
        return true
    }

    /// As it is now; without a text where it is gone.
    private func writeDraft(_ event: Event, into json: inout JSONWriter) throws -> Bool {
        guard case .member(let member) = event.audience else { return false }
        let thread = event.second > 0 ? ThreadID(event.second) : nil
        json.field("channel", event.subject)
        if let thread { json.field("thread", thread.rawValue) }
        if let draft = try reader.draft(of: member, in: ChannelID(event.subject), thread) {
            json.name("draft")
            json.write(draft)
        }
        return true
    }

    private func writeLevels(
        _ event: Event,
        _ payload: EventPayload?,
        _ member: MemberID,
        into json: inout JSONWriter
    ) throws {
        let hub = HubID(event.subject)
        let states = try payload?.channelStates ?? reader.readStates(of: member, in: hub)
        json.field("hub", hub.rawValue)
        if event.second > 0 { json.field("channel", event.second) }
        let level = states.first { $0.channel.rawValue == event.second }?.level
        let hubLevel = try reader.membership(hub, member)?.level ?? .mentions
        json.field("level", (level ?? hubLevel).rawValue)
        json.field("channels", states) { $0.write($1) }
    }
}

extension JSONWriter {
    fileprivate mutating func members(of state: ChannelReadState) {
        field("channel", state.channel.rawValue)
        field("position", state.position.rawValue)
        field("floor", state.floor.rawValue)
        field("level", state.level.rawValue)
        field("unread", state.unread)
        field("mentions", state.mentions)
    }

    mutating func write(settings: [String: String]) {
        let members = settings.sorted { $0.key < $1.key }.map { ($0.key, JSON.string($0.value)) }
        name("settings")
        value(.object(JSON.Object(members)))
    }
}
