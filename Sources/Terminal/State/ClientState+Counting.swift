import HubbubModel
import HubbubWire

/// How what happens changes what is unread: docs/PROTOCOL.md section 6.
extension ClientState {
    /// The state of a channel; one that hello did not list is read up to the message before `newest`.
    func reading(of channel: ChannelID, before newest: MessageID) -> ChannelReadState {
        if let known = reading[channel] { return known }
        let hub = channels[channel]?.hub
        let level: Level = hub.map { hubs[$0]?.level ?? .mentions } ?? .all
        return ChannelReadState(
            channel: channel,
            position: MessageID(newest.rawValue - 1),
            floor: .none,
            level: level
        )
    }

    func isRequest(_ channel: ChannelID) -> Bool { channels[channel]?.contact == .request }

    /// Where a thread counts: at home if one has joined that hub, else in the listing it was told of in.
    func countingChannel(home: ChannelID, told: ChannelID) -> ChannelID? {
        [home, told].first { id in
            guard let channel = channels[id] else { return false }
            return channel.hub.map { hubs[$0] != nil } ?? true
        }
    }

    /// In a request nothing counts.
    func verdict(on message: Message, in channel: ChannelID) -> UnreadRule.Verdict {
        guard let me, !isRequest(channel) else {
            return UnreadRule.Verdict(unread: false, mention: false, notifies: false)
        }
        let state = reading(of: channel, before: message.id)
        let follow = follows[message.thread]
        let rule = UnreadRule(
            me: me.id,
            ignored: ignored,
            channelPosition: state.position,
            floor: state.floor,
            level: state.level,
            threadPosition: follow?.position ?? .none,
            isFollowed: follow?.isFollowed ?? false
        )
        return rule.verdict(on: message)
    }

    /// One's own post follows its thread, and so does a mention of oneself unless one has unfollowed it; the position
    /// rises to the id before that message.
    mutating func followBecause(of message: Message, in channel: ChannelID) {
        let follow = follows[message.thread]
        let isMention = message.mentions.contains { $0.member == me?.id }
        guard follow?.isFollowed != true, isMe(message.author) || (isMention && follow == nil) else { return }
        follows[message.thread] = ThreadReadState(
            thread: message.thread,
            channel: channel,
            isFollowed: true,
            position: max(follow?.position ?? .none, MessageID(message.id.rawValue - 1)),
            unread: follow?.unread ?? 0
        )
    }

    mutating func count(_ message: Message, in channel: ChannelID, by difference: Int64) {
        let verdict = verdict(on: message, in: channel)
        var state = reading(of: channel, before: message.id)
        if verdict.unread { state.unread = Self.bounded(state.unread + difference) }
        if verdict.mention { state.mentions = Self.bounded(state.mentions + difference) }
        reading[channel] = state
        if verdict.unread, !message.isRoot, var follow = follows[message.thread] {
            follow.unread = Self.bounded(follow.unread + difference)
            follows[message.thread] = follow
        }
    }

    static func bounded(_ count: Int64) -> Int64 { min(Int64(Limits.unreadCount), max(0, count)) }

    mutating func take(_ state: ThreadReadState?) {
        guard let state else { return }
        if follows.count >= Self.memory { follows.removeAll(keepingCapacity: true) }
        follows[state.thread] = state
    }

    /// Counts and reads a message that has just come in, shown or not.
    mutating func received(_ message: Message, in told: ChannelID, isShown: Bool) -> [Effect] {
        guard let channel = countingChannel(home: message.channel, told: told) else { return [] }
        followBecause(of: message, in: channel)
        guard !isMe(message.author), !isRequest(channel) else { return [] }
        let level = reading(of: channel, before: message.id).level
        if !message.isRoot, follows[message.thread] == nil, level != .mute {
            let asks = unsure[message.thread] == nil
            unsure[message.thread, default: []].append(
                PostedReply(message: message, channel: channel, isShown: isShown)
            )
            return asks ? [.ask(followState(of: message))] : []
        }
        settle(message, in: channel, isShown: isShown)
        return []
    }

    /// Counts a message; one that was shown with nothing unread before it in its thread is read instead.
    private mutating func settle(_ message: Message, in channel: ChannelID, isShown: Bool) {
        guard isShown, readsWhatItShows, verdict(on: message, in: channel).unread else {
            return count(message, in: channel, by: 1)
        }
        if message.isRoot {
            guard channel == place?.channel else { return count(message, in: channel, by: 1) }
            marks.readRoot(message.id, in: channel)
            var state = reading(of: channel, before: message.id)
            state.position = max(state.position, message.id)
            reading[channel] = state
        } else {
            let follow = follows[message.thread]
            guard (follow?.unread ?? 0) == 0 else { return count(message, in: channel, by: 1) }
            marks.readReply(message.id, of: message.thread, in: channel)
            follows[message.thread]?.position = message.id
        }
    }

    private func followState(of message: Message) -> Ask {
        Ask("message.show", [("message", .integer(message.id.rawValue))], for: .followState(message.thread))
    }

    /// Counts the replies that waited for their thread's follow to become known.
    mutating func learned(_ answer: JSON, of thread: ThreadID) {
        let waiting = unsure.removeValue(forKey: thread) ?? []
        guard let first = waiting.first else { return }
        let state = ThreadReadState(answer["thread"]?["mine"], thread: thread, channel: first.channel)
        // The answer's count holds those that wait; what was unread before them is the rest.
        var follow =
            state ?? ThreadReadState(thread: thread, channel: first.channel, isFollowed: false, position: .none)
        follow.unread = Self.bounded(follow.unread - Int64(waiting.count))
        take(follow)
        for reply in waiting { settle(reply.message, in: reply.channel, isShown: reply.isShown) }
    }

    /// Reads what a page has shown: roots of the open channel, and of each thread the replies if all its unread ones
    /// were among them.
    mutating func readPage(_ messages: [Message]) {
        guard readsWhatItShows else { return }
        if let channel = place?.channel,
            let newest = messages.filter({ $0.isRoot && $0.channel == channel }).map(\.id).max(),
            let state = reading[channel], newest > state.position
        {
            marks.readRoot(newest, in: channel)
        }
        for (thread, replies) in Dictionary(grouping: messages.filter { !$0.isRoot }, by: \.thread) {
            guard let follow = follows[thread], follow.unread > 0 else { continue }
            let fresh = replies.filter { $0.id > follow.position && !isMe($0.author) && $0.state == .live }
            guard Int64(fresh.count) >= follow.unread, let newest = fresh.map(\.id).max() else { continue }
            marks.readReply(newest, of: thread, in: follow.channel)
        }
    }
}
