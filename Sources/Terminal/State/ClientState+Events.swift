import HubbubMarkup
import HubbubModel
import HubbubWire

extension ClientState {
    /// Takes an event; what it does not know it passes over, keeping its cursor.
    ///
    /// Missed events are not counted: the answer to hello holds their counts already.
    mutating func happened(
        _ name: String,
        _ event: JSON,
        _ rendering: Rendering,
        isCounting: Bool = true
    ) -> [Effect] {
        if let at = event["at"]?.string { cursor = at }
        guard let kind = EventKind(rawValue: name) else { return [] }
        switch kind {
        case .messagePosted: return posted(event, rendering, isCounting: isCounting)
        case .messageMentioned: return mentioned(event, rendering, isCounting: isCounting)
        case .messageEdited: return edited(Message(event["message"]), rendering)
        case .messageDeleted, .messageRemoved: return gone(event, rendering, isCounting: isCounting)
        case .messageRestored: return restored(event, rendering, isCounting: isCounting)
        case .messagePurged: return purged(event)
        case .messageReacted: return reacted(event, rendering)
        case .messageMoved: return moved(event, rendering)
        case .threadChanged:
            // A missed one shows the thread as it is now, which may be another's doing.
            let tender = isCounting ? event["by"]?.string : nil
            return changed(HubbubModel.Thread(event["thread"]), by: tender, rendering)
        case .threadShared: return shared(event["share"], rendering)
        case .threadUnshared: return unshared(event["share"], rendering)
        default: return stateChanged(kind, event, rendering)
        }
    }

    private mutating func posted(_ event: JSON, _ rendering: Rendering, isCounting: Bool) -> [Effect] {
        guard let message = Message(event["message"]) else { return [] }
        if let thread = HubbubModel.Thread(event["thread"]) { remember(thread) }
        let told = event["in"]?.integer.map { ChannelID($0) } ?? message.channel
        if channels[message.channel]?.lastNumber ?? .max < message.number {
            channels[message.channel]?.lastNumber = message.number
        }
        noticed(message.author)
        remember(message)
        let isShown = isHere(message, told)
        let lines = !shown.contains("post \(message.id)") ? show(message, in: told, rendering) : []
        if !lines.isEmpty { _ = isNew("post \(message.id)") }
        let isFirst = counted.insert(message.id)
        let calling = isFirst && isCounting ? call(for: message, in: told) : []
        let counting = isFirst && isCounting ? received(message, in: told, isShown: isShown) : []
        return (lines.isEmpty ? [] : [.show(lines)]) + calling + counting
    }

    /// The call for a message that notifies.
    private func call(for message: Message, in told: ChannelID) -> [Effect] {
        let channel = countingChannel(home: message.channel, told: told) ?? told
        guard !isMe(message.author), verdict(on: message, in: channel).notifies else { return [] }
        let title = "\(message.author.nick), \(address(of: message.channel))/\(message.number)"
        return [.call(title: title, text: Markdown.excerpt(message.body, length: Limits.excerptCharacters))]
    }

    /// A reply that was not shown, since it was not known yet whether its thread is followed.
    func told(of reply: PostedReply, _ rendering: Rendering) -> [Effect] {
        let message = reply.message
        let calling = call(for: message, in: reply.channel)
        guard !calling.isEmpty, !reply.isShown else { return calling }
        let line = rendering.elsewhere(
            message,
            address: address(of: message.channel),
            thread: threads[message.thread]
        )
        return [.show([line])] + calling
    }

    func isHere(_ home: ChannelID, _ told: ChannelID) -> Bool {
        guard let place else { return false }
        return place.channel == home || place.channel == told
    }

    /// Whether a message belongs to the open channel: at home, or in a thread that is listed there.
    func isHere(_ message: Message, _ told: ChannelID) -> Bool {
        guard let place, !isHere(message.channel, told) else { return place != nil }
        return threads[message.thread]?.listings.contains { $0.address == place.address } ?? false
    }

    /// A whole message of the open channel; one line of what calls from elsewhere; nothing of the rest.
    mutating func show(_ message: Message, in told: ChannelID, _ rendering: Rendering) -> [String] {
        if isHere(message, told) {
            if let folded = folded(message, rendering) { return folded }
            return whole(message, rendering)
        }
        let channel = countingChannel(home: message.channel, told: told) ?? told
        guard verdict(on: message, in: channel).notifies else { return [] }
        return [rendering.elsewhere(message, address: address(of: message.channel), thread: threads[message.thread])]
    }

    /// A message of the open channel, behind its day, what marks it, and for a reply the thread, where a reader has lost
    /// it.
    mutating func whole(_ message: Message, after marks: [String] = [], _ rendering: Rendering) -> [String] {
        let context = context(of: message, in: place?.channel)
        let isLost = familiar.sees(message.thread, isRoot: message.isRoot)
        let thread = isLost ? context.thread.flatMap { $0.title + $0.excerpt == "" ? nil : $0 } : nil
        let named = thread.map { [rendering.introduction(of: $0, home: context.home)] } ?? []
        return day(of: message.at, rendering) + marks + named + rendering.message(message, context)
    }

    /// A share line, which names its thread.
    mutating func share(_ share: Share, unread: Int64, _ rendering: Rendering) -> [String] {
        _ = familiar.sees(share.thread.id, isRoot: true)
        return rendering.share(share, me: me?.id, unread: unread, here: place?.address)
    }

    func context(of message: Message, in channel: ChannelID? = nil) -> Rendering.Context {
        let thread = threads[message.thread]
        let home = message.channel == channel || channel == nil ? nil : address(of: message.channel)
        return Rendering.Context(
            me: me?.id,
            thread: thread,
            unread: follows[message.thread].map { $0.isFollowed ? $0.unread : 0 } ?? 0,
            home: home,
            here: place?.address,
            isOfTeam: channels[message.channel]?.hub.flatMap { teams[$0]?.contains(message.author.id) } ?? false
        )
    }

    mutating func day(of time: Time, _ rendering: Rendering) -> [String] {
        let day = rendering.clock(time).date
        guard day != lastDay else { return [] }
        lastDay = day
        return [rendering.mark(day)]
    }

    private mutating func mentioned(_ event: JSON, _ rendering: Rendering, isCounting: Bool) -> [Effect] {
        guard let message = Message(event["message"]), counted.insert(message.id) else { return [] }
        noticed(message.author)
        if isCounting { count(message, in: message.channel, by: 1) }
        return []
    }

    private mutating func edited(_ message: Message?, _ rendering: Rendering) -> [Effect] {
        guard let message else { return [] }
        if isMe(message.author), lastOwn?.id == message.id { lastOwn = message }
        guard place?.channel == message.channel, isNew("edit \(message.id) \(message.version)") else { return [] }
        return [.show(rendering.edited(message, context(of: message)))]
    }

    private mutating func reacted(_ event: JSON, _ rendering: Rendering) -> [Effect] {
        let reactions = (event["reactions"]?.array ?? []).compactMap { Reaction($0) }
        guard let id = event["message"]?.integer, event["channel"]?.integer == place?.channel.rawValue else {
            return []
        }
        let text = rendering.reactions(reactions)
        guard let number = event["number"]?.integer, told[MessageID(id)]?.reactions != text else { return [] }
        let author = told[MessageID(id)]?.author
        told[MessageID(id)]?.reactions = text
        var values = ["reactions": text]
        if let author { values["nick"] = rendering.author(author, me: nil) }
        let said = say(text.isEmpty ? "reactions.none" : "reactions", values)
        return [.show([rendering.notice(number, said)])]
    }

    /// Says what of a thread has changed, compared with what was known of it.
    private mutating func changed(
        _ thread: HubbubModel.Thread?,
        by tender: String?,
        _ rendering: Rendering
    ) -> [Effect] {
        guard let thread else { return [] }
        let before = threads[thread.id]
        remember(thread)
        let isListed = place.map { here in thread.listings.contains { $0.address == here.address } } ?? false
        guard place?.channel == thread.channel || isListed, let before else { return [] }
        let by = tended(thread, by: tender, rendering)
        var lines: [String] = []
        if before.title != thread.title {
            let title = by.merging(["title": rendering.safe(thread.title)]) { $1 }
            lines.append(rendering.notice(thread.number, say("titled", title)))
        }
        var said: [String] = []
        if before.isResolved != thread.isResolved { said.append(say(thread.isResolved ? "resolved" : "reopened", by)) }
        said += rendering.changes(from: Restrictions(before), to: Restrictions(thread))
        if before.isPinned != thread.isPinned { said.append(say(thread.isPinned ? "pinned" : "unpinned")) }
        lines += said.map { rendering.notice(thread, $0) }
        return lines.isEmpty ? [] : [.show(lines)]
    }

    /// Who resolved, reopened or titled a thread: its starter by nick, who moderates by role alone.
    private func tended(_ thread: HubbubModel.Thread, by tender: String?, _ rendering: Rendering) -> [String: String] {
        switch tender {
        case "starter": ["by": say("by", ["nick": rendering.author(thread.starter, me: nil)])]
        case "moderator": ["by": say("by.moderator")]
        default: [:]
        }
    }

    private mutating func shared(_ json: JSON?, _ rendering: Rendering) -> [Effect] {
        guard let share = Share(json) else { return [] }
        remember(share.thread)
        guard isNew("share \(share.id) \(place?.channel.rawValue ?? 0)"), let place else { return [] }
        if place.channel == share.channel {
            return [.show(day(of: share.at, rendering) + self.share(share, unread: 0, rendering))]
        }
        guard place.channel == share.thread.channel else { return [] }
        let said = say("shared", ["channel": "\(address(of: share.channel))/\(share.number)"])
        return [.show([rendering.notice(share.thread, said)])]
    }

    private mutating func unshared(_ json: JSON?, _ rendering: Rendering) -> [Effect] {
        guard let share = Share(json), let place, isNew("unshare \(share.id)") else { return [] }
        if place.channel == share.channel { return [.show([rendering.notice(share.number, say("unlisted"))])] }
        guard place.channel == share.thread.channel else { return [] }
        let said = say("unshared", ["channel": address(of: share.channel)])
        return [.show([rendering.notice(share.thread, said)])]
    }
}
