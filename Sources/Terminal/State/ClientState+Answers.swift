import HubbubModel
import HubbubWire

extension ClientState {
    /// Takes the answer to a request.
    mutating func answered(_ ask: Ask, _ answer: JSON, _ rendering: Rendering) -> [Effect] {
        switch ask.purpose {
        case .followState(let thread):
            let waiting = unsure[thread] ?? []
            learned(answer, of: thread)
            return waiting.flatMap { told(of: $0, rendering) }
        case .editing(_, let message): return editable(answer, message)
        case .members:
            for face in (answer["members"]?.array ?? []).reversed().compactMap({ Face($0) }) { noticed(face) }
            return []
        case .quiet:
            if let state = ChannelReadState(answer["channel"]) { reading[state.channel] = state }
            return []
        case .notices: return told(answer, rendering)
        case .waiting(let hub): return waiting(hub, answer, rendering)
        case .recount(let channel): return recounted(channel, answer)
        case .opening(let number): return opens(ask.command, answer, number, rendering)
        case .typed:
            guard ask.command == "line" else { return outcome(ask.command, answer, "", rendering) }
            let command = answer["command"]?.string ?? ""
            let effects = outcome(command, answer["result"] ?? .null, answer["say"]?.string ?? "", rendering)
            let isHelp = readsWhatItShows && ask.fields.contains { $0.name == "text" && $0.value.string == "/help" }
            return effects + (isHelp ? [.show(say("help.own").split(separator: "\n").map(String.init))] : [])
        }
    }

    /// Takes a refusal: one line that says what would work.
    mutating func refused(_ ask: Ask, _ refusal: ReceivedRefusal, _ rendering: Rendering) -> [Effect] {
        switch ask.purpose {
        case .quiet, .members, .notices, .waiting: return []
        case .recount(let channel):
            recounts[channel] = nil
            return []
        case .followState(let thread):
            unsure[thread] = nil
            return []
        case .typed, .opening, .editing:
            let typed = ask.fields.first { $0.name == "text" }?.value.string ?? ""
            let meant = meant(by: typed, refusal).map { "  " + say("try", ["line": rendering.safe($0)]) } ?? ""
            return [.show([rendering.refusal(refusal) + meant])]
        }
    }

    /// After `/next`: the thread of a reply, the channel of a root.
    private mutating func opens(
        _ command: String,
        _ answer: JSON,
        _ number: Int64,
        _ rendering: Rendering
    ) -> [Effect] {
        guard command == "unread.next" else { return outcome(command, answer, "", rendering) }
        guard let message = Message(answer["message"]) else { return [.show(["-- " + say("unread.none")])] }
        let id = JSON.integer(message.id.rawValue)
        return [
            .ask(
                message.isRoot
                    ? Ask(
                        "channel.open",
                        [("message", id)] + (showsReplies ? [("replies", .bool(true))] : []),
                        for: .opening(number: number)
                    )
                    : Ask("thread.open", [("thread", .integer(message.thread.rawValue))], for: .opening(number: number))
            )
        ]
    }

    /// Shows what a command has brought, in the form that fits it.
    private mutating func outcome(
        _ command: String,
        _ result: JSON,
        _ said: String,
        _ rendering: Rendering
    ) -> [Effect] {
        switch command {
        case "channel.open", "conversation.open": return opened(result, said, rendering)
        case "thread.open": return openedThread(result, rendering)
        case "channel.history": return [.show(page(result, rendering))]
        case "unread.next": return opens(command, result, 0, rendering)
        case "message.post", "conversation.post": return ownPost(result, said, rendering)
        case "message.edit": return edit(result, rendering)
        case "message.quote": return quoted(result, rendering)
        case "queue.withdraw": return withdrawn(result, rendering)
        case "message.delete": return deletion(result, said, rendering)
        default: break
        }
        absorb(result)
        absorbModeration(result)
        let lines = list(command, result, said, rendering) ?? rendering.said(said)
        return lines.isEmpty ? [] : [.show(lines)]
    }

    /// Takes in the channels, threads and hubs of a result, with their `mine`.
    private mutating func absorb(_ result: JSON) {
        takeChannel(result["channel"])
        for channel in result["channels"]?.array ?? [] { takeChannel(channel["channel"] ?? channel) }
        takeHub(result["hub"], isJoined: result["hub"]?["mine"] != nil)
        absorbThread(result["thread"])
        for thread in result["threads"]?.array ?? [] { absorbThread(thread) }
    }

    private mutating func absorbThread(_ json: JSON?) {
        guard let thread = HubbubModel.Thread(json) else { return }
        remember(thread)
        take(ThreadReadState(json?["mine"], thread: thread.id, channel: thread.channel))
    }

    private mutating func opened(_ result: JSON, _ said: String, _ rendering: Rendering) -> [Effect] {
        absorb(result)
        guard let channel = Channel(result["channel"]) else { return [.show(rendering.said(said))] }
        let before = place?.channel
        place = Place(channel: channel.id, address: address(of: channel.id))
        remember(opened: channel.id)
        lastDay = ""
        familiar = FamiliarThreads()
        var effects: [Effect] = []
        if before != channel.id {
            if let before { effects.append(.ask(watch(before, false))) }
            effects.append(.ask(watch(channel.id, true)))
        }
        let header = rendering.channelHeader(
            channel,
            address: place?.address ?? "",
            state: reading[channel.id],
            threads: follows.values.count { $0.channel == channel.id && $0.unread > 0 },
            notes: notes(on: channel, rendering)
        )
        return effects + [.show(header + page(result, rendering))]
    }

    /// The lines of a page in order, with marks between days and before what is new.
    private mutating func page(_ result: JSON, _ rendering: Rendering) -> [String] {
        let firstUnread = result["first_unread"]?.integer ?? .max
        var isMarked = false
        var lines: [String] = []
        var messages: [Message] = []
        lastDay = ""
        for line in result["lines"]?.array ?? [] {
            let number = line["number"]?.integer ?? 0
            absorbThread(line["thread"])
            var marks: [String] = []
            if !isMarked, number >= firstUnread {
                isMarked = true
                marks.append(rendering.mark(say("new")))
            }
            if let message = Message(line["message"]) {
                messages.append(message)
                lines += shown(message, after: marks, rendering)
            } else if let share = Share(line["share"]) {
                absorbThread(line["share"]?["thread"])
                lines += day(of: share.at, rendering) + marks
                lines += self.share(share, unread: follows[share.thread.id]?.unread ?? 0, rendering)
            } else if let state = line["state"]?.string {
                let said = rendering.gone(state, rule: line["rule"]?.integer, to: line["to"]?.string)
                lines += marks + [rendering.notice(number, said)]
            }
        }
        readPage(messages)
        if result["more"]?["after"]?.bool == true { lines.append("-- " + say("more.after")) }
        if lines.isEmpty { lines.append("-- " + say("empty")) }
        return lines
    }

    private mutating func shown(
        _ message: Message,
        after marks: [String],
        _ rendering: Rendering
    ) -> [String] {
        noticed(message.author)
        remember(message)
        _ = isNew("post \(message.id)")
        if let folded = folded(message, rendering) { return marks + folded }
        told[message.id]?.reactions = rendering.reactions(message.reactions)
        return whole(message, after: marks, rendering)
    }

    /// Puts a channel on a key: a new one behind the others, where all are taken in the place of the first.
    private mutating func remember(opened channel: ChannelID) {
        guard !opened.contains(channel) else { return }
        opened.removeAll { channels[$0] == nil }
        if opened.count >= Self.openChannels { opened.removeFirst() }
        opened.append(channel)
    }

    /// What stands for a message of someone whom one ignores; nil for all others.
    func folded(_ message: Message, _ rendering: Rendering) -> [String]? {
        guard ignored.contains(message.author.id) else { return nil }
        let values = ["nick": rendering.author(message.author, me: nil)]
        return foldsIgnored ? [rendering.notice(message.number, say("ignored", values))] : []
    }

    private mutating func openedThread(_ result: JSON, _ rendering: Rendering) -> [Effect] {
        absorb(result)
        guard let thread = HubbubModel.Thread(result["thread"]) else { return [] }
        let messages = (result["messages"]?.array ?? []).compactMap { Message($0) }
        let effects = enter(thread)
        lastDay = ""
        var lines = rendering.threadHeader(thread, address: address(of: thread.channel))
        let position = follows[thread.id]?.position ?? MessageID(.max)
        var isMarked = false
        for message in messages {
            var marks: [String] = []
            if !isMarked, !message.isRoot, message.id > position, !isMe(message.author) {
                isMarked = true
                marks.append(rendering.mark(say("new")))
            }
            lines += shown(message, after: marks, rendering)
        }
        if result["more"]?["after"]?.bool == true { lines.append("-- " + say("more.after")) }
        if readsWhatItShows, let newest = messages.last?.id, newest > position {
            marks.readReply(newest, of: thread.id, in: follows[thread.id]?.channel ?? thread.channel)
        }
        readPage(messages.filter(\.isRoot))
        return effects + [.show(lines)]
    }

    /// Puts the prompt into a thread: in its home where that is joined or nothing else is open, else where one is.
    private mutating func enter(_ thread: HubbubModel.Thread) -> [Effect] {
        let entered = Place.EnteredThread(id: thread.id, number: thread.number)
        let isKnown = channels[thread.channel] != nil
        guard isKnown || place == nil, place?.channel != thread.channel else {
            place?.thread = entered
            return []
        }
        let before = place?.channel
        place = Place(channel: thread.channel, address: address(of: thread.channel), thread: entered)
        remember(opened: thread.channel)
        return (before.map { [.ask(watch($0, false))] } ?? []) + [.ask(watch(thread.channel, true))]
    }

    private mutating func ownPost(_ result: JSON, _ said: String, _ rendering: Rendering) -> [Effect] {
        absorb(result)
        if let held = result["held"] { return self.held(held, rendering) }
        guard let message = Message(result["message"]) else { return [] }
        remember(message)
        _ = counted.insert(message.id)
        followBecause(of: message, in: message.channel)
        guard isNew("post \(message.id)") else { return [] }
        if isHere(message, message.channel) {
            return [.show(whole(message, rendering))]
        }
        return [
            .show([rendering.elsewhere(message, address: address(of: message.channel), thread: threads[message.thread])]
            )
        ]
    }

    private mutating func edit(_ result: JSON, _ rendering: Rendering) -> [Effect] {
        guard let message = Message(result["message"]) else { return [] }
        remember(message)
        guard isNew("edit \(message.id) \(message.version)") else { return [] }
        return [.show(rendering.edited(message, context(of: message)))]
    }

    private mutating func deletion(_ result: JSON, _ said: String, _ rendering: Rendering) -> [Effect] {
        guard let message = Message(result["message"]), isNew("gone \(message.id)") else { return [] }
        return [.show([rendering.notice(message, say("deleted"))])]
    }

    private func quoted(_ result: JSON, _ rendering: Rendering) -> [Effect] {
        guard let text = result["text"]?.string else { return [] }
        return [.show(rendering.safeLines(text))]
    }
}
