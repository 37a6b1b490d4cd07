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

    /// An edit brings in nothing that a new post would wait with: a link, or anything where all waits.
    func refuseEvading(_ found: FoundMessage, hasLink: Bool, _ ask: Ask) throws {
        let place = PostPlace(
            place: .reply(found.thread.id),
            home: found.home,
            isPremoderated: found.thread.isPremoderated
        )
        guard let reason = try holding(place, hasLink: hasLink, ask) else { return }
        let addsLink = hasLink && !found.message.body.hasLink
        guard reason == .premoderation || (addsLink && reason != .bursts) else { return }
        throw Refusal(.conflict, field: "body", detail: "held_edit")
    }
}
