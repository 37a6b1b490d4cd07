package import HubbubModel

private let sharesOut = """
    SELECT s.id, home.visibility, listing.visibility FROM channel hc JOIN hub home ON home.id = hc.hub_id
    JOIN thread t ON t.channel_id = hc.id AND t.listings > 0
    JOIN share s ON s.thread_id = t.id AND s.ended_ms IS NULL
    JOIN channel lc ON lc.id = s.channel_id JOIN hub listing ON listing.id = lc.hub_id
    WHERE hc.hub_id = ? AND listing.id <> home.id ORDER BY s.id
    """
private let sharesIn = """
    SELECT s.id, home.visibility, listing.visibility FROM channel lc JOIN hub listing ON listing.id = lc.hub_id
    JOIN share s ON s.channel_id = lc.id AND s.ended_ms IS NULL
    JOIN thread t ON t.id = s.thread_id
    JOIN channel hc ON hc.id = t.channel_id JOIN hub home ON home.id = hc.hub_id
    WHERE lc.hub_id = ? AND listing.id <> home.id ORDER BY s.id
    """

extension Transaction {
    /// Makes a hub with its hub channel; a member who creates it becomes its steward.
    ///
    /// Refuses `reserved` and `taken` slugs, old ones included.
    package func createHub(
        slug: Slug,
        name: String,
        visibility: Visibility = .community,
        creator: MemberID?
    ) throws -> Hub {
        try refuseUnlessFree(slug, for: nil)
        let id: HubID = nextID(.hub)
        try sql.run(
            """
            INSERT INTO hub (id, slug, name, visibility, join_policy, created_ms, open_from_ms, community_from_ms)
            VALUES (?, ?, ?, ?, 'open', ?, ?, ?)
            """,
            id,
            slug.text,
            name,
            visibility.rawValue,
            now,
            Time(ms: 0),
            Time(ms: 0)
        )
        try insertChannel(hub: id, slug: nil, name: name, topic: "")
        if let creator { _ = try join(id, creator, role: .steward) }
        return try existing(id)
    }

    /// Changes one setting of a hub.
    ///
    /// Widening the visibility shows those newly admitted only threads begun from now on; narrowing ends the shares
    /// that would reach further than the hub. Refuses `reserved` and `taken` slugs.
    package func setHub(_ id: HubID, _ change: HubChange) throws -> Hub {
        let hub = try existing(id)
        switch change {
        case .name(let name): try sql.run("UPDATE hub SET name = ? WHERE id = ?", name, id)
        case .about(let about): try sql.run("UPDATE hub SET about = ? WHERE id = ?", about, id)
        case .joinPolicy(let policy): try sql.run("UPDATE hub SET join_policy = ? WHERE id = ?", policy.rawValue, id)
        case .colour(let colour): try sql.run("UPDATE hub SET colour = ? WHERE id = ?", colour, id)
        case .image(let image): try setImage(of: id, image)
        case .membersCreateChannels(let may):
            try sql.run("UPDATE hub SET members_create_channels = ? WHERE id = ?", may, id)
        case .questions(let questions):
            try sql.run("UPDATE hub SET questions = ? WHERE id = ?", questions.joined(separator: "\n"), id)
        case .newcomers(let limits): try sql.run("UPDATE hub SET limits_newcomers = ? WHERE id = ?", limits, id)
        case .holds(.newcomers, let on): try sql.run("UPDATE hub SET holds_newcomers = ? WHERE id = ?", on, id)
        case .holds(.links, let on): try sql.run("UPDATE hub SET holds_links = ? WHERE id = ?", on, id)
        case .holds(.bursts, let on): try sql.run("UPDATE hub SET holds_bursts = ? WHERE id = ?", on, id)
        case .holds(.premoderation, _), .holds(.calm, _): throw Refusal(.invalid, field: "field")
        case .hidesReported(let on): try sql.run("UPDATE hub SET hides_reported = ? WHERE id = ?", on, id)
        case .slug(let slug): try rename(hub, slug)
        case .visibility(let visibility): try setVisibility(of: hub, visibility)
        }
        try append(.hubChanged, to: .hub(id), subject: id.rawValue)
        return try existing(id)
    }

    private func existing(_ id: HubID) throws -> Hub {
        guard let hub = try hub(id) else { throw Refusal.notFound }
        return hub
    }

    /// The picture that it had before is an upload like others again.
    private func setImage(of hub: HubID, _ image: FileID?) throws {
        try sql.run("UPDATE file SET hub_id = NULL WHERE hub_id = ?", hub)
        if let image { try sql.run("UPDATE file SET hub_id = ?, item_id = NULL WHERE id = ?", hub, image) }
    }

    private func rename(_ hub: Hub, _ slug: Slug) throws {
        guard slug != hub.slug else { return }
        try refuseUnlessFree(slug, for: hub.id)
        try sql.run("DELETE FROM old_slug WHERE scope = 0 AND slug = ?", slug.text)
        try sql.run("UPDATE hub SET slug = ? WHERE id = ?", slug.text, hub.id)
        try sql.run("INSERT INTO old_slug (scope, slug, subject_id) VALUES (0, ?, ?)", hub.slug.text, hub.id)
    }

    /// A slug that the hub bore itself may be taken back.
    private func refuseUnlessFree(_ slug: Slug, for hub: HubID?) throws {
        guard !ReservedWords.slugs.contains(slug.text) else { throw Refusal(.reserved, field: "slug") }
        let isTaken = try sql.exists("SELECT 1 FROM hub WHERE slug = ?", slug.text)
        let former = try oldSlug(slug, scope: .none)
        guard !isTaken, former == nil || former == hub?.rawValue else { throw Refusal(.taken, field: "slug") }
    }

    private func setVisibility(of hub: Hub, _ visibility: Visibility) throws {
        let (old, id) = (hub.visibility, hub.id)
        if old == .private, visibility > .private {
            try sql.run("UPDATE hub SET community_from_ms = ? WHERE id = ?", now, id)
        }
        if old < .public, visibility == .public {
            try sql.run("UPDATE hub SET open_from_ms = ? WHERE id = ?", now, id)
        }
        try sql.run("UPDATE hub SET visibility = ? WHERE id = ?", visibility.rawValue, id)
        for share in try sharesTooWide(of: id) { try endShare(share) }
    }

    /// Live shares out of or into a hub whose listing reaches readers that the home does not.
    private func sharesTooWide(of hub: HubID) throws -> [ShareID] {
        let shares = try [sharesOut, sharesIn].map { text in
            try sql.rows(text, hub) { row -> (ShareID, Visibility, Visibility) in
                (row.id(0), try row.value(1), try row.value(2))
            }
        }.joined()
        return shares.filter { _, home, listing in home == .private || listing > home }.map(\.0)
    }
}
