import HubbubModel
import HubbubStore

extension Reader {
    /// Refuses `locked` to all but moderators, with until when and by which rule.
    func refuseLocked(_ channel: Channel, _ who: Standing) throws {
        guard channel.isLocked(at: now), !Rights.moderates(who) else { return }
        throw locked(until: channel.lockEnds, by: channel.lockRule)
    }

    /// As for a channel.
    func refuseLocked(_ thread: Thread, _ who: Standing) throws {
        guard thread.isLocked(at: now), !Rights.moderates(who) else { return }
        throw locked(until: thread.lockEnds, by: thread.lockRule)
    }

    /// Refuses `slow` to all but moderators, with the seconds after which to try again: a member's posts keep the pace
    /// of the channel, and a reply that of its thread too.
    func refuseSlow(_ place: FoundChannel, _ thread: Thread?, _ me: MemberID) throws {
        guard !Rights.moderates(place.who) else { return }
        let waits = [
            try wait(of: me, at: place.channel.slowness, in: place.channel.id, nil),
            try thread.flatMap { try wait(of: me, at: $0.slowness, in: $0.channel, $0.id) },
        ]
        guard let wait = waits.compactMap(\.self).max() else { return }
        throw Refusal(.slow, retrySeconds: (max(wait.ms, 0) + 999) / 1_000)
    }

    private func wait(
        of member: MemberID,
        at pace: Slowness,
        in channel: ChannelID,
        _ thread: ThreadID?
    ) throws -> Duration? {
        let span: Duration
        let most: Int64
        switch pace {
        case .off: return nil
        case .seconds(let seconds): (span, most) = (.seconds(seconds), 1)
        case .perDay(let count): (span, most) = (.seconds(86_400), count)
        }
        let since = now.advanced(by: .zero - span)
        let posts = try posts(by: member, in: channel, thread: thread, after: since, limit: Int(most))
        guard posts.count >= Int(most), let oldest = posts.last else { return nil }
        return oldest.advanced(by: span).since(now)
    }

    private func locked(until ends: Time?, by rule: Int64?) -> Refusal {
        var values: [String: String] = [:]
        if let ends { values["until"] = CivilTime(ends).text }
        if let rule { values["rule"] = "\(rule)" }
        return Refusal(.locked, values: values)
    }
}
