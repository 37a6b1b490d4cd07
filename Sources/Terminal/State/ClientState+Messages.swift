import HubbubModel
import HubbubWire

/// Messages that go away, come back or move.
extension ClientState {
    /// A message was deleted or removed: it is said so, its text is kept no longer, and it does not count.
    mutating func gone(_ event: JSON, _ rendering: Rendering, isCounting: Bool) -> [Effect] {
        guard let message = Message(event["message"]) else { return [] }
        let thread = HubbubModel.Thread(event["thread"])
        defer { if let thread { remember(thread) } }
        guard isNew("gone \(message.id)") else { return [] }
        shown.forget("back \(message.id)")
        let told = event["in"]?.integer.map { ChannelID($0) } ?? message.channel
        let asks = event["recount"]?.bool == true
        if isCounting, !asks { uncount(message, told) }
        forget(message.id)
        let counts = isCounting && asks ? recount(told) : []
        guard isHere(message, told) else { return counts }
        return [.show([rendering.notice(message, rendering.gone(message.state, rule: message.rule))])] + counts
    }

    /// A removed message is back: shown again, and counted where it still counts.
    mutating func restored(_ event: JSON, _ rendering: Rendering, isCounting: Bool) -> [Effect] {
        guard let message = Message(event["message"]) else { return [] }
        if let thread = HubbubModel.Thread(event["thread"]) { remember(thread) }
        guard isNew("back \(message.id)") else { return [] }
        shown.forget("gone \(message.id)")
        let told = event["in"]?.integer.map { ChannelID($0) } ?? message.channel
        let asks = event["recount"]?.bool == true
        if isCounting, !asks, let channel = countingChannel(home: message.channel, told: told),
            reading[channel] != nil
        {
            count(message, in: channel, by: 1)
        }
        remember(message)
        let counts = isCounting && asks ? recount(told) : []
        guard isHere(message, told) else { return counts }
        return [.show(rendering.again(message, context(of: message, in: place?.channel), as: "restored"))] + counts
    }

    /// A message was purged: nothing of it is kept, and its channel is counted afresh.
    mutating func purged(_ event: JSON) -> [Effect] {
        guard let id = event["message"]?.integer.map({ MessageID($0) }), isNew("purged \(id)") else { return [] }
        forget(id)
        for thread in threads.values where thread.root == id { threads[thread.id]?.title = "" }
        guard let channel = event["channel"]?.integer.map({ ChannelID($0) }) else { return [] }
        let said: [Effect] = place?.channel == channel ? [.show(["-- " + say("purged")])] : []
        return said + recount(channel)
    }

    /// A pointer where the message was; the message where it is now.
    mutating func moved(_ event: JSON, _ rendering: Rendering) -> [Effect] {
        guard let id = event["message"]?["id"]?.integer.map({ MessageID($0) }),
            let from = event["from"]?["channel"]?.integer.map({ ChannelID($0) }),
            let number = event["from"]?["number"]?.integer
        else { return [] }
        let message = Message(event["message"]).flatMap { $0.state == .moved ? nil : $0 }
        if message == nil { forget(id) }
        if let message, let thread = HubbubModel.Thread(event["thread"]), thread.id == message.thread {
            remember(thread)
        }
        let counts = recount(from) + (message.map { $0.channel == from ? [] : recount($0.channel) } ?? [])
        guard isNew("moved \(id) \(from) \(number) \(message?.thread.rawValue ?? 0)") else { return counts }
        let lines = pointer(to: message, from, number, rendering, ["by": mover(event, rendering)])
        return (lines.isEmpty ? [] : [.show(lines)]) + counts
    }

    /// Who moved a message: an act left a thread, an author attaches their own.
    private func mover(_ event: JSON, _ rendering: Rendering) -> String {
        guard event["from"]?["thread"] == nil, let author = Face(event["message"]?["author"]) else {
            return say("by.moderator")
        }
        return say("by", ["nick": rendering.author(author, me: nil)])
    }

    private func pointer(
        to message: Message?,
        _ from: ChannelID,
        _ number: Int64,
        _ rendering: Rendering,
        _ by: [String: String]
    ) -> [String] {
        guard let message else { return isHere(from, from) ? [rendering.notice(number, say("moved.away", by))] : [] }
        if isHere(from, from) {
            guard message.channel != from || message.number != number else {
                let thread = threads[message.thread].map { "\($0.number)" + ($0.title.isEmpty ? "" : ": \($0.title)") }
                return [
                    rendering.notice(
                        message,
                        say("moved.thread", by.merging(["thread": rendering.safe(thread ?? "")]) { $1 })
                    )
                ]
            }
            let target = "\(address(of: message.channel))/\(message.number)"
            var before = message
            before.number = number
            return [rendering.notice(before, say("moved", by.merging(["to": rendering.safe(target)]) { $1 }))]
        }
        guard isHere(message, message.channel) else { return [] }
        return rendering.again(message, context(of: message, in: place?.channel), as: "moved.here", by)
    }

    /// Takes away what counted; a reply whose thread's follow is not known yet has not.
    private mutating func uncount(_ message: Message, _ told: ChannelID) {
        guard let channel = countingChannel(home: message.channel, told: told), reading[channel] != nil else { return }
        var live = message
        live.state = .live
        let waited = unsure[message.thread]?.count ?? 0
        unsure[message.thread]?.removeAll { $0.message.id == message.id }
        if waited == (unsure[message.thread]?.count ?? 0) { count(live, in: channel, by: -1) }
    }

    /// Keeps nothing of what a message said.
    private mutating func forget(_ id: MessageID) {
        if lastOwn?.id == id { lastOwn = nil }
        told[id] = nil
        for (thread, replies) in unsure where replies.contains(where: { $0.message.id == id }) {
            unsure[thread]?.removeAll { $0.message.id == id }
        }
        for thread in threads.values where thread.root == id { threads[thread.id]?.excerpt = "" }
    }

    /// Asks what is unread in a joined channel, once at a time.
    private mutating func recount(_ channel: ChannelID) -> [Effect] {
        guard readsWhatItShows, countingChannel(home: channel, told: channel) != nil else { return [] }
        guard recounts[channel] == nil else {
            recounts[channel] = true
            return []
        }
        recounts[channel] = false
        return [.ask(freshCount(channel))]
    }

    private func freshCount(_ channel: ChannelID) -> Ask {
        let fields: [(String, JSON)] = [("channel", .integer(channel.rawValue)), ("limit", .integer(1))]
        return Ask("channel.open", fields, for: .recount(channel))
    }

    mutating func recounted(_ channel: ChannelID, _ answer: JSON) -> [Effect] {
        takeChannel(answer["channel"])
        guard recounts.removeValue(forKey: channel) == true else { return [] }
        recounts[channel] = false
        return [.ask(freshCount(channel))]
    }
}
