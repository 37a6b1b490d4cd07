package import HubbubModel

extension Transaction {
    /// Lists a thread in another channel of a hub, by a numbered line there.
    ///
    /// Refuses `already`, `limited` over `Limits.listingsPerThread`, and `wider` where someone could read the listing
    /// who cannot read the home, or not what was begun so early there.
    package func share(_ id: ThreadID, in channel: ChannelID, by member: MemberID) throws -> Share {
        guard let thread = try thread(id), let listing = try self.channel(channel) else { throw Refusal.notFound }
        guard channel != thread.channel, try share(thread: id, channel: channel) == nil else { throw Refusal(.already) }
        guard thread.listings.count < Limits.listingsPerThread else { throw Refusal(.limited) }
        try refuseWider(thread, in: listing)
        let share: ShareID = nextID(.share)
        let number = try takeNumber(in: channel, for: share, .share).number
        try sql.run(
            "INSERT INTO share (id, thread_id, channel_id, number, by_id, at_ms) VALUES (?, ?, ?, ?, ?, ?)",
            share,
            id,
            channel,
            number,
            member,
            now
        )
        try sql.run("UPDATE thread SET listings = listings + 1 WHERE id = ?", id)
        return try announce(.threadShared, share, home: thread.channel)
    }

    /// Ends a thread's listing in a channel; the line's number stays spent.
    ///
    /// Refuses `notFound` where it is not listed.
    package func unshare(_ thread: ThreadID, from channel: ChannelID) throws -> Share {
        guard let share = try share(thread: thread, channel: channel) else { throw Refusal.notFound }
        try endShare(share.id)
        return share
    }

    func endShare(_ id: ShareID) throws {
        guard let share = try share(id) else { return }
        try sql.run("UPDATE share SET ended_ms = ? WHERE id = ? AND ended_ms IS NULL", now, id)
        guard sql.changes > 0 else { return }
        try sql.run("UPDATE thread SET listings = listings - 1 WHERE id = ?", share.thread.id)
        try sql.run(
            "UPDATE number SET state = 'removed' WHERE channel_id = ? AND number = ?",
            share.channel,
            share.number
        )
        try announce(.threadUnshared, id, home: share.thread.channel)
    }

    /// Lists a thread again where it was, at its old number.
    ///
    /// Refuses `superseded` where another share lists it there by now, `wider` where it would be read by more than the home.
    func reopenShare(_ id: ShareID) throws {
        guard let share = try share(id), let listing = try channel(share.channel) else { throw Refusal.notFound }
        guard listing.id != share.thread.channel, try self.share(thread: share.thread.id, channel: listing.id) == nil
        else { throw Refusal(.superseded) }
        try refuseWider(share.thread, in: listing)
        try sql.run("UPDATE share SET ended_ms = NULL WHERE id = ?", id)
        try sql.run("UPDATE thread SET listings = listings + 1 WHERE id = ?", share.thread.id)
        try sql.run(
            "UPDATE number SET state = 'live' WHERE channel_id = ? AND number = ?",
            share.channel,
            share.number
        )
        try announce(.threadShared, id, home: share.thread.channel)
    }

    private func refuseWider(_ thread: Thread, in listing: Channel) throws {
        guard let home = try self.channel(thread.channel)?.hub, let there = listing.hub else { throw Refusal(.wider) }
        guard home != there else { return }
        guard let home = try hub(home), let there = try hub(there) else { throw Refusal.notFound }
        let from = there.visibility == .public ? max(home.openFrom, home.communityFrom) : home.communityFrom
        guard Rights.mayList(home: home, in: there), thread.begunAt >= from else { throw Refusal(.wider) }
    }

    @discardableResult
    private func announce(_ kind: EventKind, _ id: ShareID, home: ChannelID) throws -> Share {
        guard let share = try share(id) else { throw Refusal.notFound }
        try append(kind, to: .channel(share.channel), subject: id.rawValue)
        if share.channel != home { try append(kind, to: .channel(home), subject: id.rawValue) }
        return share
    }
}
