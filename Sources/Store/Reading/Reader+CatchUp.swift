package import HubbubModel

/// A page of threads with something new.
package struct CatchUpPage: Sendable {
    /// Followed first, then newest activity first.
    package let threads: [Thread]
    package let more: Bool
}

private let threadsSince = """
    SELECT DISTINCT \(ThreadRow.columns) FROM message m JOIN thread t ON t.id = m.thread_id
    JOIN message r ON r.id = t.root_id
    WHERE m.channel_id = ? AND m.posted_ms >= ? AND m.state = 'live'
    """

extension Reader {
    /// Threads with new messages over all joined hubs and conversations: since a moment, or else what is unread.
    ///
    /// `after` is the last thread of the page before.
    package func catchUp(
        _ member: MemberID,
        since: Time? = nil,
        after: ThreadID? = nil,
        limit: Int
    ) throws -> CatchUpPage {
        let places = try readPlaces(of: member).filter { $0.level != .mute && !$0.isRequest }
        let rows =
            try since.map { try threadRows(in: places, since: $0) }
            ?? threadRows(unreadIn: UnreadTally(self, member, places))
        let followed = Set(
            try sql.rows("SELECT thread_id FROM thread_read WHERE member_id = ? AND follow = 1", member) {
                $0.id(0) as ThreadID
            }
        )
        let order = { (row: ThreadRow) in CatchUpOrder(isFollowed: followed.contains(row.id), last: row.last) }
        let bound = try after.flatMap { try threadRow($0) }.map(order)
        let wanted = rows.filter { bound == nil || order($0) > bound ?? order($0) }.sorted { order($0) < order($1) }
        return CatchUpPage(threads: try complete(Array(wanted.prefix(limit))), more: wanted.count > limit)
    }

    private func threadRows(in places: [ReadPlace], since: Time) throws -> [ThreadRow] {
        var rows: [ThreadID: ThreadRow] = [:]
        for place in places {
            for row in try sql.rows(threadsSince, place.channel, since, read: ThreadRow.init) { rows[row.id] = row }
        }
        return Array(rows.values)
    }
}

/// Followed threads first, then by newest activity.
private struct CatchUpOrder: Comparable {
    let isFollowed: Bool
    let last: MessageID

    static func < (left: Self, right: Self) -> Bool {
        left.isFollowed == right.isFollowed ? left.last > right.last : left.isFollowed
    }
}
