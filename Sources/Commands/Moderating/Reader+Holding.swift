import HubbubModel
import HubbubStore

extension Reader {
    /// Why a post waits for a moderator; nil when it does not.
    ///
    /// Who moderates the hub is never held. Asked for every post: at most two statements where nothing holds.
    func holding(_ post: PostPlace, hasLink: Bool, _ ask: Ask) throws -> HoldReason? {
        guard let hub = post.home.hub, Rights.actingRole(in: hub, post.home.who) == nil else { return nil }
        if post.isPremoderated || post.home.channel.isPremoderated { return .premoderation }
        let isCalm = try hub.calmUntil.map { $0 > now } ?? false || calm(in: .community) != nil
        guard isCalm || !hub.holds.isEmpty else { return nil }
        let isNewcomer = try ask.me.isNewcomer && (member(ask.me.id)?.isNewcomer ?? true)
        if isCalm, isNewcomer || hasLink { return .calm }
        if isNewcomer, hub.holds.contains(.newcomers) { return .newcomers }
        if isNewcomer, hasLink, hub.holds.contains(.links) { return .links }
        guard hub.holds.contains(.bursts) else { return nil }
        let since = now.advanced(by: .zero - Limits.burstWithin)
        return try postsSince(since, by: ask.me.id) >= Limits.burstPosts ? .bursts : nil
    }

    /// An edit brings in nothing that a new post with just that would wait with: a link, or anything where all waits.
    func refuseEvading(_ found: FoundMessage, hasLink: Bool, _ ask: Ask) throws {
        let addsLink = hasLink && !found.message.body.hasLink
        try refuseEvading(in: found.thread, found.home, hasLink: addsLink, field: "body", ask)
    }

    /// A title is as much a part of a post as its body.
    func refuseEvading(_ found: FoundThread, title: String, _ ask: Ask) throws {
        try refuseEvading(in: found.thread, found.home, hasLink: title.hasLink, field: "title", ask)
    }

    private func refuseEvading(
        in thread: Thread,
        _ home: FoundChannel,
        hasLink: Bool,
        field: String,
        _ ask: Ask
    ) throws {
        let place = PostPlace(place: .reply(thread.id), home: home, isPremoderated: thread.isPremoderated)
        guard let reason = try holding(place, hasLink: hasLink, ask), reason != .bursts else { return }
        throw Refusal(.conflict, field: field, detail: "held_edit")
    }
}
