package import HubbubModel

extension Reader {
    /// Finds messages by a query, in what the asker may read.
    ///
    /// `before` is `more` of the page before; refused as `invalid` when it is not. `limit` is held to 1 to
    /// `Limits.searchPage`. Refuses `notFound` for a place that may not be read or does not exist, and `needsLogin` where a
    /// visitor asks for the own. `words` gives a message's text as it is read, without its marks: excerpts are cut from it.
    package func search(
        _ query: SearchQuery,
        in scope: SearchScope,
        order: SearchOrder = .newest,
        before: String? = nil,
        limit: Int,
        words: (Message) -> String = \.body
    ) throws -> SearchPage {
        let cursor = before.map { SearchCursor($0, order) }
        if let cursor, cursor == nil { throw Refusal(.invalid, field: "before") }
        let plan = try SearchPlan(query, scope, self)
        let limit = min(max(limit, 1), Limits.searchPage)
        let found: FoundRows
        switch order {
        case .newest: found = try newest(plan, after: cursor ?? nil, limit: limit)
        case .best: found = try best(plan, after: cursor ?? nil, limit: limit)
        }
        return SearchPage(
            results: try results(found.hits, query, plan, words),
            more: found.more?.text,
            total: min(found.total, Limits.searchCounted),
            totalIsMore: found.total > Limits.searchCounted
        )
    }

    /// One page, and how many there are.
    private struct FoundRows {
        var hits: [SearchHit] = []
        var more: SearchCursor?
        /// At most one above `Limits.searchCounted`.
        var total = 0
    }

    private func newest(_ plan: SearchPlan, after cursor: SearchCursor?, limit: Int) throws -> FoundRows {
        var found = FoundRows()
        var below = plan.highest
        if case .newest(let row)? = cursor { below = min(below, row) }
        if plan.isDecidedByIndex, cursor == nil {
            let rows = try indexRows(plan)
            found.hits = try hits(rows.prefix(limit), plan)
            if rows.count > limit { found.more = .newest(row: rows[limit - 1]) }
            found.total = rows.count
            return found
        }
        let all = try hits(plan, below: plan.highest, limit: Limits.searchCounted + 1)
        let rest = cursor == nil ? all : try hits(plan, below: below, limit: limit + 1)
        found.hits = Array(rest.prefix(limit))
        if rest.count > limit { found.more = found.hits.last.map { .newest(row: $0.row) } }
        found.total = all.count
        return found
    }

    /// Rows of a plan that the index decides, newest first, up to one above what is counted: read in the index alone,
    /// once for the page and the count.
    private func indexRows(_ plan: SearchPlan) throws -> [Int64] {
        guard let expression = plan.expression else { return [] }
        let most = Limits.searchCounted + 1
        return try sql.rows(indexedRows, expression, plan.highest, plan.lowest, most) { $0.int(0) }
    }

    /// What stands behind rows of the index, newest first.
    private func hits(_ rows: ArraySlice<Int64>, _ plan: SearchPlan) throws -> [SearchHit] {
        let list = "[" + rows.map(String.init).joined(separator: ",") + "]"
        return try sql.rows(namedRows, list, read: SearchHit.init).filter(plan.admits).sorted { $0.row > $1.row }
    }

    private func best(_ plan: SearchPlan, after cursor: SearchCursor?, limit: Int) throws -> FoundRows {
        var found = FoundRows()
        var (below, skipped) = (plan.highest, 0)
        if case .best(let top, let count)? = cursor { (below, skipped) = (min(below, top), count) }
        let ranked = try hits(plan, below: below, limit: Limits.searchRanked, isRanked: true)
        let top = ranked.first?.row
        let sorted = ranked.sorted { ($0.score, $1.row) < ($1.score, $0.row) }
        found.hits = Array(sorted.dropFirst(skipped).prefix(limit))
        found.total = ranked.count
        if let top, skipped + found.hits.count < ranked.count {
            found.more = .best(top: top + 1, count: skipped + found.hits.count)
        }
        return found
    }

    /// Rows that the asker may see, newest first, read in runs until there are enough.
    private func hits(_ plan: SearchPlan, below: Int64, limit: Int, isRanked: Bool = false) throws -> [SearchHit] {
        guard let expression = plan.expression else { return [] }
        let own = try ownMessages(plan)
        if let own, !plan.hasWords { return try hits(among: own, plan, below: below, limit: limit) }
        var hits: [SearchHit] = []
        var below = below
        var run = isRanked ? Self.longestRun : min(limit, Self.firstRun)
        while hits.count < limit {
            let rows = try sql.rows(
                isRanked ? rankedRows : newestRows,
                expression,
                below,
                plan.lowest,
                run,
                read: SearchHit.init
            )
            hits += rows.filter { plan.admits($0) && own?.contains($0.message) ?? true }
            guard rows.count == run, let last = rows.last else { break }
            below = last.row
            run = min(run * 4, Self.longestRun)
        }
        return Array(hits.prefix(limit))
    }

    /// Rows of these messages that the asker may see and wants, newest first.
    ///
    /// Each is looked up by its id; the index is asked only where the plan wants more than the asker's own.
    private func hits(
        among own: Set<MessageID>,
        _ plan: SearchPlan,
        below: Int64,
        limit: Int
    ) throws -> [SearchHit] {
        var rest = try rows(of: own).filter { $0 < below && $0 >= plan.lowest }.sorted(by: >)[...]
        var hits: [SearchHit] = []
        while hits.count < limit, !rest.isEmpty {
            let run = rest.prefix(Self.firstRun)
            rest = rest.dropFirst(run.count)
            hits += try self.hits(plan.isOwnAlone ? run : indexed(run, plan), plan)
        }
        return Array(hits.prefix(limit))
    }

    /// Index rows of messages, in no order.
    private func rows(of messages: Set<MessageID>) throws -> [Int64] {
        let list = "[" + messages.map(\.description).joined(separator: ",") + "]"
        return try sql.rows(
            "SELECT m.id, m.posted_ms FROM json_each(?) j CROSS JOIN message m ON m.id = j.value WHERE m.state = 'live'",
            list
        ) { SearchRow.id($0.id(0), at: $0.time(1)) }.compactMap(\.self)
    }

    /// Which of these rows the plan's expression finds.
    private func indexed(_ rows: ArraySlice<Int64>, _ plan: SearchPlan) throws -> ArraySlice<Int64> {
        guard let expression = plan.expression else { return [] }
        let list = "[" + rows.map(String.init).joined(separator: ",") + "]"
        return try sql.rows(
            "SELECT rowid FROM message_search WHERE message_search MATCH ? AND rowid IN (SELECT value FROM json_each(?))",
            expression,
            list
        ) { $0.int(0) }[...]
    }

    /// Rows asked for at once: few where a page is all that is wanted, many where most are not admitted.
    private static var firstRun: Int { 2_000 }
    private static var longestRun: Int { 10_000 }

    /// What is unread for who asks, what mentions them, or both, as the plan wants it; nil where it wants neither.
    private func ownMessages(_ plan: SearchPlan) throws -> Set<MessageID>? {
        guard let member = plan.scope.member else { return nil }
        switch (plan.wantsUnread, plan.wantsMentions) {
        case (true, true): return try unreadMessages(of: member).intersection(mentions(of: member))
        case (true, false): return try unreadMessages(of: member)
        case (false, true): return try mentions(of: member)
        case (false, false): return nil
        }
    }

    private func mentions(of member: MemberID) throws -> Set<MessageID> {
        Set(try sql.rows("SELECT message_id FROM mention WHERE member_id = ?", member) { $0.id(0) })
    }

    /// What counts as unread for a member, wherever it stands.
    private func unreadMessages(of member: MemberID) throws -> Set<MessageID> {
        try UnreadTally(self, member, try readPlaces(of: member)).places.values
            .reduce(into: []) { $0.formUnion($1.others.union($1.roots)) }
    }

    private func results(
        _ hits: [SearchHit],
        _ query: SearchQuery,
        _ plan: SearchPlan,
        _ words: (Message) -> String
    ) throws -> [SearchResult] {
        let messages = try messages(hits.map(\.message))
        let threads = try threads(hits.map(\.thread))
        let channels = try channels(Array(Set(hits.map(\.channel))))
        let terms = query.terms.filter { !$0.isExcluded }
        return hits.compactMap { hit in
            guard let message = messages[hit.message], let thread = threads[hit.thread],
                let channel = channels[hit.channel]
            else { return nil }
            let excerpt = SearchExcerpt(words(message), terms + plan.mentions(in: message))
            return SearchResult(
                message: message,
                thread: thread,
                channel: channel,
                excerpt: excerpt.text,
                marks: excerpt.marks
            )
        }
    }
}

extension SearchHit {
    /// Columns of `newestRows`, `rankedRows` and `namedRows`.
    fileprivate init(_ row: SQLRow) {
        self.init(
            row: row.int(0),
            thread: row.id(1),
            channel: row.id(2),
            hub: row.optionalID(3),
            threadBegun: row.time(4),
            isResolved: row.bool(5),
            score: row.double(6)
        )
    }
}

/// CROSS JOIN keeps the index outermost: rows come in its order, and none is read that is not asked for.
private let columns = "s.rowid, m.thread_id, m.channel_id, c.hub_id, t.begun_ms, t.is_resolved"
private let source = """
    FROM message_search s CROSS JOIN message m ON m.id = s.rowid & 1073741823
    CROSS JOIN thread t ON t.id = m.thread_id CROSS JOIN channel c ON c.id = m.channel_id
    WHERE s.message_search MATCH ? AND s.rowid < ? AND s.rowid >= ? AND m.state = 'live'
    ORDER BY s.rowid DESC LIMIT ?
    """
let newestRows = "SELECT \(columns), 0.0 \(source)"
let indexedRows = """
    SELECT rowid FROM message_search WHERE message_search MATCH ? AND rowid < ? AND rowid >= ?
    ORDER BY rowid DESC LIMIT ?
    """
/// As `newestRows`, by the ids of rows.
let namedRows = """
    SELECT \(columns), 0.0 FROM (SELECT value AS rowid FROM json_each(?)) s
    CROSS JOIN message m ON m.id = s.rowid & 1073741823
    CROSS JOIN thread t ON t.id = m.thread_id CROSS JOIN channel c ON c.id = m.channel_id
    WHERE m.state = 'live'
    """
/// A title weighs most; the parts of words little, since they are many.
let rankedRows = "SELECT \(columns), bm25(message_search, 0, 0, 0, 4, 1, 0.2) \(source)"
