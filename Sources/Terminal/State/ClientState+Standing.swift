import HubbubModel
import HubbubWire

/// What holds for oneself: sanctions, the ban that leaves a restricted login, notices, calms.
extension ClientState {
    /// So many notices are shown at once; `/notices` has the others.
    static let notices: Int64 = 20

    var unseenNotices: Ask { Ask("notice.list", [("limit", .integer(Self.notices))], for: .notices) }

    mutating func takeSanctions(_ answer: JSON) {
        ban = StandingBan(answer["banned"])
        sanctions = (answer["sanctions"]?.array ?? []).compactMap { HeldSanction($0) }.filter(\.holds)
        calms[nil] = answer["community"]?["calm"]?.integer.map { Time(ms: $0) }
        guard ban != nil else { return }
        channels = [:]
        threads = [:]
        nicks = []
        place = nil
        lastOwn = nil
    }

    /// After hello: why only the restricted login is left, what one has not been told, what waits for one's decision.
    func standing(_ answer: JSON, _ isReturn: Bool, _ rendering: Rendering) -> [Effect] {
        guard ban == nil else { return [.show(bannedLines(rendering)), .ask(unseenNotices)] }
        guard !isReturn else { return [] }
        let places: [HubID?] = hubs.filter { $0.value.role > .member }.keys.sorted().map { $0 }
        let decides = answer["me"]?["operator"]?.bool == true || answer["me"]?["arbiter"]?.bool == true
        let all = decides ? places + [nil] : places
        return [.ask(unseenNotices)] + all.map { .ask(waitingCount($0)) }
    }

    private func bannedLines(_ rendering: Rendering) -> [String] {
        guard let ban else { return [] }
        var values = ["end": rendering.end(ban.until)]
        if let rule = ban.rule { values["rule"] = String(rule) }
        if !ban.words.isEmpty { values["words"] = rendering.safe(ban.words) }
        let appeal = ban.entry.map { "/appeal e\($0) everywhere …" } ?? "/notices"
        return ["-- " + say("banned", values), "-- " + say("banned.how", ["line": appeal])]
    }

    private func waitingCount(_ hub: HubID?) -> Ask {
        let place: (String, JSON) = hub.map { ("hub", .integer($0.rawValue)) } ?? ("everywhere", .bool(true))
        return Ask("queue.list", [place, ("limit", .integer(1))], for: .waiting(hub))
    }

    /// What oneself has not seen yet, oldest first, and that it is seen now.
    mutating func told(_ answer: JSON, _ rendering: Rendering) -> [Effect] {
        let unseen = (answer["notices"]?.array ?? []).filter { $0["seen"]?.bool != true }.reversed()
        var lines: [String] = []
        var newest: Int64 = 0
        for notice in unseen {
            guard let id = notice["id"]?.integer else { continue }
            newest = max(newest, id)
            named.sawEntry(notice["entry"])
            named.sawItem(notice["item"]?["number"]?.integer)
            guard isNew("notice \(id)"), !isBan(notice), let said = notice["say"]?.string else { continue }
            lines += rendering.said(said).map { "-- " + $0 }
        }
        let seen = Ask("notice.see", [("upto", .integer(newest))], for: .quiet, isAct: true)
        return (lines.isEmpty ? [] : [.show(lines)]) + (readsWhatItShows && newest > 0 ? [.ask(seen)] : [])
    }

    /// What hello's answer said already.
    private func isBan(_ notice: JSON) -> Bool {
        guard let entry = ban?.entry, notice["hub"] == nil, notice["kind"]?.string == "act" else { return false }
        return notice["entry"]?["number"]?.integer == entry
    }

    /// A mute or ban on oneself begins or ends; a hub one is banned from is forgotten, and its prompt left.
    ///
    /// Nothing is shown: the notice that comes with it says it, with who may be asked.
    mutating func sanctioned(_ json: JSON?) {
        guard let sanction = HeldSanction(json) else { return }
        sanctions.removeAll { $0.kind == sanction.kind && $0.hub == sanction.hub }
        if sanction.holds { sanctions.append(sanction) }
        if sanction.holds, sanction.kind == .ban, let hub = sanction.hub { forget(hub) }
    }

    /// `#berlin`; one that is not known (any more) is shown as such.
    func hubAddress(_ hub: HubID) -> String {
        let channel = channels.values.first { $0.hub == hub && !$0.address.contains("/") }?.address
        return hubs[hub]?.hub.map { "#\($0.slug)" } ?? channel ?? banned[hub] ?? "#?"
    }

    private mutating func forget(_ hub: HubID) {
        banned[hub] = hubAddress(hub)
        hubs[hub] = nil
        calms[hub] = nil
        let gone = Set(channels.values.filter { $0.hub == hub }.map(\.id))
        for channel in gone {
            channels[channel] = nil
            reading[channel] = nil
        }
        for follow in follows.values where gone.contains(follow.channel) { follows[follow.thread] = nil }
        for thread in threads.values where gone.contains(thread.channel) { threads[thread.id] = nil }
        if let lastOwn, gone.contains(lastOwn.channel) { self.lastOwn = nil }
        if let place, gone.contains(place.channel) { self.place = nil }
    }

    /// A calm begins, gets another end or is over.
    mutating func calmed(_ hub: HubID?, _ until: Int64?, _ rendering: Rendering) -> [Effect] {
        let until = until.map { Time(ms: $0) }
        guard calms[hub] != until else { return [] }
        calms[hub] = until
        let place = hub.map { hubAddress($0) } ?? say("everywhere")
        guard let until else { return [.show(["-- " + say("calm.over", ["place": place])])] }
        return [.show(["-- " + say("calm", ["place": place, "until": rendering.moment(until)])])]
    }

    /// What is said below a channel's head: that oneself may not write there, that it is calm.
    func notes(on channel: Channel, _ rendering: Rendering) -> [String] {
        let mutes = sanctions.filter { $0.kind == .mute && ($0.hub == nil || $0.hub == channel.hub) }
        let said = mutes.map { mute -> String in
            var values = [
                "hub": mute.hub.map { hubAddress($0) } ?? say("everywhere"), "end": rendering.end(mute.until),
            ]
            if let rule = mute.rule { values["rule"] = String(rule) }
            return say("sanction.mute", values)
        }
        let places: [HubID?] = channel.hub.map { [$0, nil] } ?? [nil]
        return said
            + places.compactMap { hub in
                calms[hub].map { until in
                    say(
                        "calm",
                        ["place": hub.map { hubAddress($0) } ?? say("everywhere"), "until": rendering.moment(until)]
                    )
                }
            }
    }
}
