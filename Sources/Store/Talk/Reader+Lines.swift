package import HubbubModel

/// Which part of a channel's numbers is asked for.
package enum LinePage: Hashable, Sendable {
    case newest
    /// Below this number.
    case before(Int64)
    /// Above this number.
    case after(Int64)
    /// Half below, half from this number on.
    case around(Int64)
    /// From the first message posted at or after this moment on.
    case since(Time)
}

/// What a channel holds at a run of numbers, rising.
package struct LineRun: Sendable {
    package let lines: [Line]
    /// There are lines below.
    package let before: Bool
    /// There are lines above.
    package let after: Bool
}

private struct NumberRow {
    let number: Int64
    let kind: Int64
    let state: Message.State
    let subject: Int64

    init(_ row: SQLRow) throws {
        number = row.int(0)
        kind = row.int(1)
        state = try row.value(2)
        subject = row.int(3)
    }
}

private let numbers = """
    SELECT n.number, n.kind, n.state, n.subject_id FROM number n
    """
private let talk = "AND n.kind <> 1"
private let begun = """
    AND (SELECT t.begun_ms FROM thread t WHERE t.id = CASE n.kind
        WHEN 2 THEN (SELECT s.thread_id FROM share s WHERE s.id = n.subject_id)
        ELSE (SELECT m.thread_id FROM message m WHERE m.id = n.subject_id) END) >= ?
    """
private let above = "AND n.number >= ?"
private func down(_ filter: String) -> String {
    "\(numbers) WHERE n.channel_id = ? AND n.number < ? \(filter) ORDER BY n.number DESC LIMIT ?"
}
private func up(_ filter: String) -> String {
    "\(numbers) WHERE n.channel_id = ? AND n.number >= ? \(filter) ORDER BY n.number LIMIT ?"
}
private let texts: [Bool: (down: String, up: String)] = [
    true: (down(""), up("")), false: (down(talk), up(talk)),
]
private let textsFrom: [Bool: (down: String, up: String)] = [
    true: (down("\(above) \(begun)"), up(begun)),
    false: (down("\(above) \(talk) \(begun)"), up("\(talk) \(begun)")),
]
private let since = """
    SELECT count(*), min(number) FROM (
        SELECT number FROM message WHERE channel_id = ?1 AND posted_ms >= ?2 AND number > 0
        UNION ALL SELECT number FROM share WHERE channel_id = ?1 AND ended_ms IS NULL AND at_ms >= ?2
        LIMIT ?3
    )
    """

extension Reader {
    /// A channel's lines: roots and share lines, and replies where asked for, rising by number.
    ///
    /// Lines of threads begun before `from` are not there.
    package func lines(
        _ channel: ChannelID,
        from: Time = Time(ms: 0),
        page: LinePage,
        includeReplies: Bool,
        limit: Int
    ) throws -> LineRun {
        let walk = NumberWalk(sql: sql, channel: channel, from: from, includeReplies: includeReplies)
        let below: [NumberRow]
        let above: [NumberRow]
        switch page {
        case .newest: (below, above) = (try walk.below(.max, limit + 1), [])
        case .before(let number): (below, above) = (try walk.below(number, limit + 1), try walk.from(number, 1))
        case .after(let number):
            let next = number == .max ? number : number + 1
            (below, above) = (try walk.below(next, 1), try walk.from(next, limit + 1))
        case .around(let number):
            (below, above) = (try walk.below(number, limit / 2 + 1), try walk.from(number, limit - limit / 2 + 1))
        case .since(let time):
            let first = try firstNumber(in: channel, since: time)
            (below, above) = (try walk.below(first, 1), try walk.from(first, limit + 1))
        }
        return try run(page, below: below, above: above, limit: limit)
    }

    private func run(_ page: LinePage, below: [NumberRow], above: [NumberRow], limit: Int) throws -> LineRun {
        let (down, up) =
            switch page {
            case .newest, .before: (limit, 0)
            case .after, .since: (0, limit)
            case .around: (limit / 2, limit - limit / 2)
            }
        return LineRun(
            lines: try lines(Array(below.prefix(down).reversed() + above.prefix(up))),
            before: below.count > down,
            after: above.count > up
        )
    }

    /// The number from which on messages are not older than `time`; beyond the end when there is none.
    private func firstNumber(in channel: ChannelID, since time: Time) throws -> Int64 {
        try sql.int(
            "SELECT min(number) FROM message WHERE channel_id = ? AND posted_ms >= ? AND number > 0",
            channel,
            time
        ) ?? .max
    }

    private func lines(_ rows: [NumberRow]) throws -> [Line] {
        let live = rows.filter { $0.state == .live }
        let messages = try messages(live.filter { $0.kind != 2 }.map { MessageID($0.subject) })
        let threads = try threads(Array(Set(messages.values.map(\.thread))))
        let shares = try shares(live.filter { $0.kind == 2 }.map { ShareID($0.subject) })
        var told = Set(messages.values.filter(\.isRoot).map(\.thread))
        return rows.map { row in
            Line(number: row.number, content: content(row, messages, threads, shares, &told))
        }
    }

    private func content(
        _ row: NumberRow,
        _ messages: [MessageID: Message],
        _ threads: [ThreadID: Thread],
        _ shares: [ShareID: Share],
        _ told: inout Set<ThreadID>
    ) -> Line.Content {
        guard row.state == .live else { return .emptied(row.state) }
        if row.kind == NumberKind.share.rawValue {
            return shares[ShareID(row.subject)].map { .share($0) } ?? .emptied(.removed)
        }
        guard let message = messages[MessageID(row.subject)] else { return .emptied(.removed) }
        let thread = threads[message.thread]
        if message.isRoot, let thread { return .root(message, thread) }
        return .reply(message, told.insert(message.thread).inserted ? thread : nil)
    }
}

/// Reads a channel's numbers downwards and upwards.
private struct NumberWalk {
    let sql: SQL
    let channel: ChannelID
    let from: Time
    let includeReplies: Bool

    /// So many lines posted since `from` are looked at for the lowest; where there are more, those above are found soon.
    private static let looked: Int64 = 1_000

    private var isOutside: Bool { from > Time(ms: 0) }

    /// Falling from just below `number`.
    func below(_ number: Int64, _ limit: Int) throws -> [NumberRow] {
        guard let text = (isOutside ? textsFrom : texts)[includeReplies]?.down else { return [] }
        return isOutside
            ? try sql.rows(text, channel, number, try lowest(), from, limit, read: NumberRow.init)
            : try sql.rows(text, channel, number, limit, read: NumberRow.init)
    }

    /// Rising from `number` on.
    func from(_ number: Int64, _ limit: Int) throws -> [NumberRow] {
        guard let text = (isOutside ? textsFrom : texts)[includeReplies]?.up else { return [] }
        return isOutside
            ? try sql.rows(text, channel, max(number, try lowest()), from, limit, read: NumberRow.init)
            : try sql.rows(text, channel, number, limit, read: NumberRow.init)
    }

    /// The number below which nothing was posted since `from`, so that nobody looks through what a hub held before it was
    /// opened: 0 where it is not near.
    private func lowest() throws -> Int64 {
        let found = try sql.first(since, channel, from, Self.looked) { (count: $0.int(0), number: $0.int(1)) }
        guard let found, found.count < Self.looked else { return 0 }
        return found.count == 0 ? .max : found.number
    }
}
