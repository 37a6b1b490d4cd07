package import HubbubModel

private let columns = """
    h.id, h.slug, h.name, h.about, h.visibility, h.join_policy, h.colour, h.open_from_ms, h.community_from_ms,
    h.members_create_channels, h.limits_newcomers, h.member_count,
    h.holds_newcomers, h.holds_links, h.holds_bursts, h.hides_reported, h.calm_until_ms, h.questions,
    f.id, f.name, c.type, c.bytes, c.width, c.height, f.alt
    """
private let source = "hub h LEFT JOIN file f ON f.hub_id = h.id LEFT JOIN content c ON c.hash = f.hash"
private let hubByID = "SELECT \(columns) FROM \(source) WHERE h.id = ?"
private let hubBySlug = "SELECT \(columns) FROM \(source) WHERE h.slug = ?"
private let hubsAfter = "SELECT \(columns) FROM \(source) WHERE h.id > ? ORDER BY h.id LIMIT ?"

extension Reader {
    package func hub(_ id: HubID) throws -> Hub? {
        try sql.first(hubByID, id, read: Self.hub)
    }

    /// The hub at a slug; `redirected` when it had the slug once and bears another now.
    package func hub(slug: Slug) throws -> (hub: Hub, redirected: Bool)? {
        if let hub = try sql.first(hubBySlug, slug.text, read: Self.hub) { return (hub, false) }
        guard let id = try oldSlug(slug, scope: .none), let hub = try hub(HubID(id)) else { return nil }
        return (hub, true)
    }

    /// All hubs after one, by id: who may know of which is the caller's to decide.
    package func hubs(after: HubID = .none, limit: Int) throws -> [Hub] {
        try sql.rows(hubsAfter, after, limit, read: Self.hub)
    }

    /// What a slug named before: a hub where `scope` is `.none`, else a channel of that hub.
    func oldSlug(_ slug: Slug, scope: HubID) throws -> Int64? {
        try sql.int("SELECT subject_id FROM old_slug WHERE scope = ? AND slug = ?", scope, slug.text)
    }

    private static func hub(_ row: SQLRow) throws -> Hub {
        Hub(
            id: row.id(0),
            slug: try row.slug(1),
            name: row.text(2),
            about: row.text(3),
            visibility: try row.value(4),
            joinPolicy: try row.value(5),
            colour: row.text(6),
            image: image(row),
            openFrom: row.time(7),
            communityFrom: row.time(8),
            membersCreateChannels: row.bool(9),
            limitsNewcomers: row.bool(10),
            memberCount: row.int(11),
            holds: Set(
                [HoldReason.newcomers, .links, .bursts].enumerated().filter { row.bool(Int32(12 + $0.offset)) }.map(
                    \.element
                )
            ),
            hidesReported: row.bool(15),
            calmUntil: row.optionalTime(16),
            questions: row.text(17).split(separator: "\n").map(String.init)
        )
    }

    private static func image(_ row: SQLRow) -> Attachment? {
        guard let id = row.optionalID(18) as FileID? else { return nil }
        return Attachment(
            id: id,
            name: row.text(19),
            type: row.text(20),
            bytes: row.int(21),
            width: row.optionalInt(22),
            height: row.optionalInt(23),
            alt: row.text(24)
        )
    }
}
