package import HubbubModel

/// Which threads of a channel are asked for.
package enum ThreadFilter: String, CaseIterable, Sendable {
    case all
    case open
    case resolved
}

/// A page of a channel's threads.
package struct ThreadPage: Sendable {
    /// Only on the first page, and not repeated in `threads`.
    package let pinned: [Thread]
    /// Newest activity first.
    package let threads: [Thread]
    package let more: Bool
}

private let columns = ThreadRow.columns
/// A thread whose root went into another is no thread any more.
private let threadByID = """
    SELECT \(columns) FROM thread t JOIN message r ON r.id = t.root_id AND r.thread_id = t.id WHERE t.id = ?
    """
private let threadsByID = """
    SELECT \(columns) FROM thread t JOIN message r ON r.id = t.root_id AND r.thread_id = t.id
    WHERE t.id IN (SELECT value FROM json_each(?))
    """
private let threadsAtHome = """
    SELECT \(columns) FROM thread t JOIN message r ON r.id = t.root_id AND r.thread_id = t.id
    WHERE t.channel_id = ?1 AND t.is_listed = 1 AND t.last_id < ?2 AND t.begun_ms >= ?3
    AND (?4 = 'all' OR t.is_resolved = (?4 = 'resolved'))
    ORDER BY t.last_id DESC LIMIT ?5
    """
private let threadsShared = """
    SELECT \(columns) FROM share s JOIN thread t ON t.id = s.thread_id
    JOIN message r ON r.id = t.root_id AND r.thread_id = t.id
    WHERE s.channel_id = ?1 AND s.ended_ms IS NULL AND t.last_id < ?2 AND t.begun_ms >= ?3
    AND (?4 = 'all' OR t.is_resolved = (?4 = 'resolved'))
    ORDER BY t.last_id DESC LIMIT ?5
    """
private let threadsPinned = """
    SELECT \(columns) FROM thread t JOIN message r ON r.id = t.root_id AND r.thread_id = t.id
    WHERE t.channel_id = ?1 AND t.is_pinned = 1 AND t.last_id < ?2 AND t.begun_ms >= ?3
    AND (?4 = 'all' OR t.is_resolved = (?4 = 'resolved'))
    ORDER BY t.last_id DESC LIMIT ?5
    """
private let listingColumns = "s.thread_id, s.id, s.channel_id, s.number, h.slug, c.slug, h.visibility"
private let listingsOf = """
    SELECT \(listingColumns) FROM share s JOIN channel c ON c.id = s.channel_id JOIN hub h ON h.id = c.hub_id
    WHERE s.ended_ms IS NULL AND s.thread_id IN (SELECT value FROM json_each(?)) ORDER BY s.id
    """

extension Reader {
    package func thread(_ id: ThreadID) throws -> Thread? {
        try threadRow(id).flatMap { try complete([$0]).first }
    }

    /// Several threads at once, by id.
    package func threads(_ ids: [ThreadID]) throws -> [ThreadID: Thread] {
        if ids.count == 1 { return try thread(ids[0]).map { [$0.id: $0] } ?? [:] }
        let threads = try complete(try sql.rows(threadsByID, idList(ids), read: ThreadRow.init))
        return Dictionary(threads.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A channel's threads that have a title or an answer, its own and those listed in it, newest activity first.
    ///
    /// Threads begun before `from` are not there. `before` is the `last` of the page before.
    package func threads(
        in channel: ChannelID,
        from: Time = Time(ms: 0),
        state: ThreadFilter = .all,
        before: MessageID? = nil,
        limit: Int
    ) throws -> ThreadPage {
        func page(_ statement: String, before: MessageID, limit: Int) throws -> [ThreadRow] {
            try sql.rows(statement, channel, before, from, state.rawValue, limit, read: ThreadRow.init)
        }
        let end = MessageID(.max)
        let pinned = try page(threadsPinned, before: end, limit: Limits.page)
        let isPinned = Set(pinned.map(\.id))
        let wanted = limit + 1 + pinned.count
        let home = try page(threadsAtHome, before: before ?? end, limit: wanted)
        let shared = try page(threadsShared, before: before ?? end, limit: wanted)
        let rows = (home + shared).filter { !isPinned.contains($0.id) }.sorted { $0.last > $1.last }
        return ThreadPage(
            pinned: before == nil ? try complete(pinned) : [],
            threads: try complete(Array(rows.prefix(limit))),
            more: rows.count > limit
        )
    }

    func threadRow(_ id: ThreadID) throws -> ThreadRow? {
        try sql.first(threadByID, id, read: ThreadRow.init)
    }

    /// Gives threads their faces and listings, in the order given.
    func complete(_ rows: [ThreadRow]) throws -> [Thread] {
        let faces = try faces(rows.flatMap { [$0.starter] + $0.faces })
        let listings = try listings(of: rows.filter { $0.listings > 0 }.map(\.id))
        return rows.map { $0.thread(faces: faces, listings: listings[$0.id] ?? []) }
    }

    /// Where threads are listed besides home, oldest first.
    func listings(of threads: [ThreadID]) throws -> [ThreadID: [Thread.Listing]] {
        guard !threads.isEmpty else { return [:] }
        let listings = try sql.rows(listingsOf, idList(threads)) { row -> (ThreadID, Thread.Listing) in
            let address = Address.channel(hub: try row.slug(4), topic: Slug(row.text(5))).description
            return (
                row.id(0),
                Thread.Listing(
                    share: row.id(1),
                    channel: row.id(2),
                    number: row.int(3),
                    address: address,
                    isPrivate: row.text(6) == Visibility.private.rawValue
                )
            )
        }
        return Dictionary(grouping: listings, by: \.0).mapValues { $0.map(\.1) }
    }
}
