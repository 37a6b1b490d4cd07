package import HubbubModel

extension Transaction {
    /// Makes a topic channel.
    ///
    /// Refuses `taken` slugs, old ones included, and `limited` where the hub has as many as it may.
    package func createChannel(in hub: HubID, slug: Slug, name: String, topic: String = "") throws -> Channel {
        guard try self.hub(hub) != nil else { throw Refusal.notFound }
        try refuseUnlessFree(slug, in: hub, for: nil)
        let count = try sql.int("SELECT count(*) FROM channel WHERE hub_id = ?", hub) ?? 0
        guard count < Limits.channelsPerHub else { throw Refusal(.limited) }
        let id = try insertChannel(hub: hub, slug: slug, name: name, topic: topic)
        try append(.channelCreated, to: .hub(hub), subject: id.rawValue)
        return try existing(id)
    }

    /// Changes one setting of a channel; the hub channel has no slug of its own to change.
    package func setChannel(_ id: ChannelID, _ change: ChannelChange) throws -> Channel {
        let channel = try existing(id)
        switch change {
        case .name(let name): try sql.run("UPDATE channel SET name = ? WHERE id = ?", name, id)
        case .topic(let topic): try sql.run("UPDATE channel SET topic = ? WHERE id = ?", topic, id)
        case .slug(let slug): try rename(channel, slug)
        }
        return try announceChange(of: channel)
    }

    /// Archives a channel, or takes it out again; without a change there is no event.
    package func archive(_ id: ChannelID, _ on: Bool) throws -> Channel {
        let channel = try existing(id)
        guard channel.isArchived != on else { return channel }
        try sql.run("UPDATE channel SET is_archived = ? WHERE id = ?", on, id)
        return try announceChange(of: channel)
    }

    @discardableResult
    func insertChannel(hub: HubID, slug: Slug?, name: String, topic: String) throws -> ChannelID {
        let id: ChannelID = nextID(.channel)
        try sql.run(
            "INSERT INTO channel (id, hub_id, slug, name, topic, created_ms) VALUES (?, ?, ?, ?, ?, ?)",
            id,
            hub,
            slug?.text ?? "",
            name,
            topic,
            now
        )
        return id
    }

    func existing(_ id: ChannelID) throws -> Channel {
        guard let channel = try channel(id) else { throw Refusal.notFound }
        return channel
    }

    private func announceChange(of channel: Channel) throws -> Channel {
        if let hub = channel.hub { try append(.channelChanged, to: .hub(hub), subject: channel.id.rawValue) }
        return try existing(channel.id)
    }

    private func rename(_ channel: Channel, _ slug: Slug) throws {
        guard case .hub(let hub, _, let old?) = channel.place else { throw Refusal(.invalid, field: "slug") }
        guard slug != old else { return }
        try refuseUnlessFree(slug, in: hub, for: channel.id)
        try sql.run("DELETE FROM old_slug WHERE scope = ? AND slug = ?", hub, slug.text)
        try sql.run("UPDATE channel SET slug = ? WHERE id = ?", slug.text, channel.id)
        try sql.run("INSERT INTO old_slug (scope, slug, subject_id) VALUES (?, ?, ?)", hub, old.text, channel.id)
    }

    private func refuseUnlessFree(_ slug: Slug, in hub: HubID, for channel: ChannelID?) throws {
        guard !ReservedWords.topics.contains(slug.text) else { throw Refusal(.reserved, field: "channel") }
        let isTaken = try sql.exists("SELECT 1 FROM channel WHERE hub_id = ? AND slug = ?", hub, slug.text)
        let former = try oldSlug(slug, scope: hub)
        guard !isTaken, former == nil || former == channel?.rawValue else { throw Refusal(.taken, field: "channel") }
    }
}
