package import HubbubModel

private let columns = "s.id, s.channel_id, s.number, s.thread_id, s.by_id, s.at_ms, h.slug, c.slug"
private let source = """
    share s JOIN thread t ON t.id = s.thread_id JOIN channel c ON c.id = t.channel_id JOIN hub h ON h.id = c.hub_id
    """
private let sharesByID = "SELECT \(columns) FROM \(source) WHERE s.id IN (SELECT value FROM json_each(?))"

extension Reader {
    /// A share, ended ones too.
    package func share(_ id: ShareID) throws -> Share? {
        try shares([id])[id]
    }

    /// The live share of a thread in a channel.
    package func share(thread: ThreadID, channel: ChannelID) throws -> Share? {
        let id = try sql.int(
            "SELECT id FROM share WHERE thread_id = ? AND channel_id = ? AND ended_ms IS NULL",
            thread,
            channel
        )
        return try id.flatMap { try share(ShareID($0)) }
    }

    package func isShareLive(_ id: ShareID) throws -> Bool {
        try sql.exists("SELECT 1 FROM share WHERE id = ? AND ended_ms IS NULL", id)
    }

    func shares(_ ids: [ShareID]) throws -> [ShareID: Share] {
        guard !ids.isEmpty else { return [:] }
        let rows = try sql.rows(sharesByID, idList(ids)) { row in
            (
                id: row.id(0) as ShareID,
                channel: row.id(1) as ChannelID,
                number: row.int(2),
                thread: row.id(3) as ThreadID,
                by: row.id(4) as MemberID,
                at: row.time(5),
                home: Address.channel(hub: try row.slug(6), topic: Slug(row.text(7))).description
            )
        }
        let threads = try threads(Array(Set(rows.map(\.thread))))
        var shares: [ShareID: Share] = [:]
        for row in rows {
            guard let thread = threads[row.thread] else { continue }
            shares[row.id] = Share(
                id: row.id,
                channel: row.channel,
                number: row.number,
                thread: thread,
                home: row.home,
                by: try face(row.by),
                at: row.at
            )
        }
        return shares
    }
}
