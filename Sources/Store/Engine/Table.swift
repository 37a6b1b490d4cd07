/// The tables whose ids the program gives out, rising in commit order.
enum Table: Int, CaseIterable {
    case member
    case hub
    case channel
    case thread
    case message
    case share
    case session
    case invite
    case event
    case sanction
    case move
    case entry
    case queueItem
    case notice
    case note
    case file

    var newest: String {
        switch self {
        case .member: "SELECT max(id) FROM member"
        case .hub: "SELECT max(id) FROM hub"
        case .channel: "SELECT max(id) FROM channel"
        case .thread: "SELECT max(id) FROM thread"
        case .message: "SELECT max(id) FROM message"
        case .share: "SELECT max(id) FROM share"
        case .session: "SELECT max(id) FROM session"
        case .invite: "SELECT max(id) FROM invite"
        case .event: "SELECT max(id) FROM event"
        case .sanction: "SELECT max(id) FROM sanction"
        case .move: "SELECT max(id) FROM move"
        case .entry: "SELECT max(id) FROM entry"
        case .queueItem: "SELECT max(id) FROM queue_item"
        case .notice: "SELECT max(id) FROM notice"
        case .note: "SELECT max(id) FROM member_note"
        case .file: "SELECT max(id) FROM file"
        }
    }
}

/// The last id given out in each table, and the last moment written: what the one writer keeps between transactions.
struct Ledger: Sendable {
    private var last = SIMD16<Int64>(repeating: 0)
    /// No later write bears an earlier time.
    var time = Int64.min

    subscript(_ table: Table) -> Int64 {
        get { last[table.rawValue] }
        set { last[table.rawValue] = newValue }
    }

    init() {}

    /// As the tables have it.
    init(_ sql: SQL) throws {
        for table in Table.allCases {
            self[table] = try sql.int(table.newest) ?? 0
        }
        let posted = try sql.int("SELECT posted_ms FROM message ORDER BY id DESC LIMIT 1")
        let announced = try sql.int("SELECT at_ms FROM event ORDER BY id DESC LIMIT 1")
        time = max(posted ?? .min, announced ?? .min)
    }
}
