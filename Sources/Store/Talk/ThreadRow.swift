import HubbubModel

/// A thread as its row has it, before faces and listings are known.
struct ThreadRow {
    /// What stood in a removed root is not shown: neither its begin nor its title.
    static let columns = """
        t.id, t.channel_id, t.root_id, r.number, CASE r.state WHEN 'removed' THEN '' ELSE t.title END, t.is_resolved, t.is_locked, t.is_pinned, t.starter_id,
        t.replies, t.last_id, t.last_ms, t.begun_ms, t.face_ids,
        CASE r.state WHEN 'live' THEN t.excerpt ELSE '' END, t.listings, t.lock_ends_ms, t.lock_rule, t.slow_seconds,
        t.slow_per_day, t.is_premoderated
        """

    let id: ThreadID
    var channel: ChannelID
    var root: MessageID
    var number: Int64
    var title: String
    var isResolved: Bool
    var isLocked: Bool
    var isPinned: Bool
    var starter: MemberID
    var replies: Int64
    var last: MessageID
    var lastAt: Time
    var begunAt: Time
    var faces: [MemberID]
    var excerpt: String
    /// How many other channels list it.
    var listings: Int64
    var lockEnds: Time?
    var lockRule: Int64?
    var slowness: Slowness
    var isPremoderated: Bool

    init(_ row: SQLRow) {
        id = row.id(0)
        channel = row.id(1)
        root = row.id(2)
        number = row.int(3)
        title = row.text(4)
        isResolved = row.bool(5)
        isLocked = row.bool(6)
        isPinned = row.bool(7)
        starter = row.id(8)
        replies = row.int(9)
        last = row.id(10)
        lastAt = row.time(11)
        begunAt = row.time(12)
        faces = Self.faces(row.text(13))
        excerpt = row.text(14)
        listings = row.int(15)
        lockEnds = row.optionalTime(16)
        lockRule = row.optionalInt(17)
        slowness = Slowness(seconds: row.int(18), perDay: row.int(19))
        isPremoderated = row.bool(20)
    }

    /// Reads the comma-separated ids of who answered last.
    static func faces(_ text: String) -> [MemberID] {
        text.split(separator: ",").compactMap { Int64($0).map { MemberID($0) } }
    }

    static func text(faces: [MemberID]) -> String {
        faces.map(\.description).joined(separator: ",")
    }

    func thread(faces known: [MemberID: Face], listings: [Thread.Listing]) -> Thread {
        Thread(
            id: id,
            channel: channel,
            root: root,
            number: number,
            title: title,
            isResolved: isResolved,
            isLocked: isLocked,
            isPinned: isPinned,
            lockEnds: lockEnds,
            lockRule: lockRule,
            slowness: slowness,
            isPremoderated: isPremoderated,
            starter: known[starter] ?? .unknown(starter),
            replies: replies,
            last: last,
            lastAt: lastAt,
            begunAt: begunAt,
            faces: faces.map { known[$0] ?? .unknown($0) },
            excerpt: excerpt,
            listings: listings
        )
    }
}
