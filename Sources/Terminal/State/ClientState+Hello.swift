import HubbubLocale
import HubbubModel
import HubbubWire

extension ClientState {
    /// Takes the answer to `hello`: the member's own state afresh, and what was missed.
    ///
    /// Events that were missed are shown but change no counts: those of the answer hold them already.
    mutating func greeted(_ answer: JSON, _ rendering: Rendering) -> [Effect] {
        let isReturn = cursor != nil
        let isResync = answer["resync"]?.bool ?? false
        var effects: [Effect] = []
        me = Face(answer["me"])
        if !keepsLanguage, let tag = answer["me"]?["language"]?.string { language = Language(orEnglish: tag) }
        takeSettings(answer["me"]?["settings"])
        community = answer["community"]?["name"]?.string ?? ""
        takeOwnState(answer)
        takeSanctions(answer)
        var rendering = rendering
        rendering.language = language
        let missed = answer["events"]?.array ?? []
        for event in missed {
            effects += happened(event["ev"]?.string ?? "", event, rendering, isCounting: false)
        }
        readPage(missed.compactMap(shownMessage))
        cursor = answer["cursor"]?.string ?? cursor
        let requests = channels.values.count { $0.contact == .request }
        if readsWhatItShows, !isReturn, requests > 0 {
            effects.append(.show(["-- " + say("requests.waiting", ["count": String(requests)])]))
        }
        if isReturn, tellsReturn || isResync { effects.insert(.show([returned(isResync, missed.count)]), at: 0) }
        effects += version(answer["server"]?["version"]?.string, isReturn, rendering)
        if readsWhatItShows { effects += standing(answer, isReturn, rendering) }
        if let place {
            effects.append(.ask(watch(place.channel, true)))
            if isResync { effects.append(.ask(reopen(place))) }
        }
        return effects
    }

    /// The message of a missed event that was shown in the open channel.
    private func shownMessage(_ event: JSON) -> Message? {
        guard event["ev"]?.string == EventKind.messagePosted.rawValue, let message = Message(event["message"]),
            isHere(message, event["in"]?.integer.map { ChannelID($0) } ?? message.channel)
        else { return nil }
        return message
    }

    mutating func takeSettings(_ settings: JSON?) {
        showsReplies = settings?["replies"]?.string != "off"
        quietUntil = settings?["quiet"]?.string.flatMap { Int64($0) }.map { Time(ms: $0) }
    }

    /// A word where the server is older or newer by more than mended faults.
    private func version(_ text: String?, _ isReturn: Bool, _ rendering: Rendering) -> [Effect] {
        guard readsWhatItShows, !isReturn, let text else { return [] }
        let numbers = { (text: String) in text.split(separator: ".").prefix(2).map { Int($0) ?? 0 } }
        let (server, own) = (numbers(text), numbers(HubbubProtocol.product))
        guard server != own else { return [] }
        let key = server.lexicographicallyPrecedes(own) ? "version.older" : "version.newer"
        let values = ["server": rendering.safe(text), "client": HubbubProtocol.product]
        return [.show(["-- " + say(key, values)])]
    }

    private func reopen(_ place: Place) -> Ask {
        opening(.integer(place.channel.rawValue), for: .opening(number: 0))
    }

    private func returned(_ isResync: Bool, _ missed: Int) -> String {
        if isResync { return "-- " + say("back.resync") }
        return "-- " + (missed == 0 ? say("back.nothing") : say("back.missed", ["count": String(missed)]))
    }

    private mutating func takeOwnState(_ answer: JSON) {
        let known = hubs
        hubs = [:]
        for element in answer["hubs"]?.array ?? [] {
            guard let id = element["id"]?.integer.map({ HubID($0) }) else { continue }
            hubs[id] = JoinedHub(hub: known[id]?.hub, role: Self.role(element), level: Self.level(element))
        }
        for channel in (answer["conversations"]?.array ?? []).compactMap({ Channel($0) }) {
            channels[channel.id] = channel
        }
        reading = [:]
        for state in (answer["channels"]?.array ?? []).compactMap({ ChannelReadState($0) }) {
            reading[state.channel] = state
        }
        follows = [:]
        unsure = [:]
        for element in answer["threads"]?.array ?? [] {
            guard let id = element["id"]?.integer, let channel = element["channel"]?.integer else { continue }
            take(ThreadReadState(element, thread: ThreadID(id), channel: ChannelID(channel)))
        }
        ignored = Set((answer["ignored"]?.array ?? []).compactMap(\.integer).map { MemberID($0) })
    }

    static func role(_ json: JSON?) -> Role { json?["role"]?.string.flatMap(Role.init(rawValue:)) ?? .member }

    static func level(_ json: JSON?) -> Level { json?["level"]?.string.flatMap(Level.init(rawValue:)) ?? .mentions }

    func watch(_ channel: ChannelID, _ isOn: Bool) -> Ask {
        Ask(isOn ? "channel.watch" : "channel.unwatch", [("channel", .integer(channel.rawValue))], for: .quiet)
    }
}
