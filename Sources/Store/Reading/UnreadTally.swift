import HubbubModel

/// What is unread for one member, by the rule of docs/PROTOCOL.md section 6 (`UnreadRule` states it for one message).
///
/// SQL finds the candidates by index; which place each counts in, and what is counted twice, is settled here.
struct UnreadTally {
    /// Unread things of one channel.
    struct Place {
        let at: ReadPlace
        /// Home roots, oldest first, at most `Limits.unreadCount`.
        var roots: [MessageID] = []
        /// Replies, roots of listed threads, and messages marked unread.
        var others: Set<MessageID> = []
        var mentions: Set<MessageID> = []

        var unread: Int64 { Int64(min(roots.count + others.count, Limits.unreadCount)) }
        var mentionCount: Int64 { Int64(min(mentions.count, Limits.unreadCount)) }
        var oldest: MessageID? { [roots.first, others.min()].compactMap(\.self).min() }
    }

    /// Unread replies of one thread.
    struct Talk {
        let channel: ChannelID
        var replies: Set<MessageID> = []
        var mentions: Set<MessageID> = []
    }

    private(set) var places: [ChannelID: Place]
    private(set) var threads: [ThreadID: Talk] = [:]
    private let sql: SQL
    private let member: MemberID
    /// Threads that count in a listing, since their home is not joined.
    private let guests: [ThreadID: ChannelID]
    /// The only thread that is counted; nil for all, and the roots.
    private let only: ThreadID?

    /// With `only`, counts this thread's replies and nothing else, without reading the others.
    init(_ reader: Reader, _ member: MemberID, _ places: [ReadPlace], only: ThreadID? = nil) throws {
        self.sql = reader.sql
        self.only = only
        self.member = member
        self.places = Dictionary(
            places.map { ($0.channel, Place(at: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
        self.guests = try Self.guests(of: member, reader.sql)
        if only == nil { try countRoots() }
        try countFollowed()
        try countEverything()
        try countMentions()
        try countMarks()
    }

    /// Where a thread counts among the places looked at; nowhere in a request.
    private func place(of thread: ThreadID, home: ChannelID) -> ChannelID? {
        let channel = guests[thread] ?? home
        return places[channel].map { !$0.at.isRequest } == true ? channel : nil
    }

    private mutating func countRoots() throws {
        for (channel, place) in places
        where place.at.level != .mute && !place.at.isRequest && place.at.lastMessage > place.at.rootsFrom {
            places[channel]?.roots = try sql.rows(
                unreadRoots,
                member,
                channel,
                place.at.rootsFrom,
                Limits.unreadCount
            ) { $0.id(0) }
        }
        for (thread, channel) in guests {
            guard let place = places[channel], place.at.level != .mute else { continue }
            if let root = try sql.int(unreadGuestRoot, member, thread, place.at.rootsFrom) {
                places[channel]?.others.insert(MessageID(root))
            }
        }
    }

    /// Replies in followed threads, where the level is `mentions`.
    private mutating func countFollowed() throws {
        let followed =
            try only.map { try sql.rows(followedThread, member, $0, read: Followed.init) }
            ?? sql.rows(followedThreads, member, read: Followed.init)
        for thread in followed {
            guard let channel = place(of: thread.id, home: thread.home), let place = places[channel],
                place.at.level == .mentions
            else { continue }
            try countReplies(of: thread.id, in: channel, above: max(thread.position, place.at.floor))
        }
    }

    /// Replies in all threads, where the level is `all`.
    private mutating func countEverything() throws {
        for (channel, place) in places
        where place.at.level == .all && !place.at.isRequest && place.at.lastMessage > place.at.floor {
            let active =
                try only.map { try sql.rows(activeThread, member, channel, place.at.floor, $0, read: Active.init) }
                ?? sql.rows(activeThreads, member, channel, place.at.floor, read: Active.init)
            for thread in active where guests[thread.id] == nil {
                try countReplies(of: thread.id, in: channel, above: max(thread.position, place.at.floor))
            }
        }
        for (thread, channel) in guests where only == nil || only == thread {
            guard let place = places[channel], place.at.level == .all else { continue }
            let position = try sql.int(threadPosition, member, thread) ?? 0
            try countReplies(of: thread, in: channel, above: max(MessageID(position), place.at.floor))
        }
    }

    private mutating func countReplies(of thread: ThreadID, in channel: ChannelID, above: MessageID) throws {
        let replies = try sql.rows(unreadReplies, member, thread, above, Limits.unreadCount) { $0.id(0) as MessageID }
        guard !replies.isEmpty else { return }
        places[channel]?.others.formUnion(replies)
        threads[thread, default: Talk(channel: channel)].replies.formUnion(replies)
    }

    private mutating func countMentions() throws {
        guard let lowest = places.values.map(\.at.floor).min() else { return }
        let mentions =
            try only.map { try sql.rows(unreadMentionsInThread, member, lowest, $0, read: Mentioned.init) }
            ?? sql.rows(unreadMentions, member, lowest, read: Mentioned.init)
        for mention in mentions {
            guard let channel = place(of: mention.thread, home: mention.home), let place = places[channel],
                mention.id > place.at.floor,
                mention.id > (mention.isRoot ? place.at.position : mention.position)
            else { continue }
            places[channel]?.mentions.insert(mention.id)
            if !mention.isRoot { threads[mention.thread, default: Talk(channel: channel)].mentions.insert(mention.id) }
            guard place.at.level != .mute, !mention.isRoot else { continue }
            places[channel]?.others.insert(mention.id)
            threads[mention.thread, default: Talk(channel: channel)].replies.insert(mention.id)
        }
    }

    /// Messages marked unread count whatever the rule says, once; those that an act moved count by marks alone, as the
    /// rule would have them.
    private mutating func countMarks() throws {
        for mark in try sql.rows(markedMessages, member, read: Marked.init) where only == nil || only == mark.thread {
            guard let channel = place(of: mark.thread, home: mark.home), let place = places[channel] else { continue }
            if mark.isSettled, mark.isMentioned {
                places[channel]?.mentions.insert(mark.id)
                if !mark.isRoot { threads[mark.thread, default: Talk(channel: channel)].mentions.insert(mark.id) }
            }
            if mark.isSettled, place.at.level == .mute { continue }
            if !mark.isRoot { threads[mark.thread, default: Talk(channel: channel)].replies.insert(mark.id) }
            if !place.roots.contains(mark.id) { places[channel]?.others.insert(mark.id) }
        }
    }

    private static func guests(of member: MemberID, _ sql: SQL) throws -> [ThreadID: ChannelID] {
        let shares = try sql.rows(guestThreads, member) { ($0.id(0) as ThreadID, $0.id(1) as ChannelID) }
        return Dictionary(shares, uniquingKeysWith: { first, _ in first })
    }
}

private struct Followed {
    let id: ThreadID
    let home: ChannelID
    let position: MessageID

    init(_ row: SQLRow) {
        (id, home, position) = (row.id(0), row.id(1), row.id(2))
    }
}

private struct Active {
    let id: ThreadID
    let position: MessageID

    init(_ row: SQLRow) {
        (id, position) = (row.id(0), row.id(1))
    }
}

private struct Mentioned {
    let id: MessageID
    let thread: ThreadID
    let home: ChannelID
    let isRoot: Bool
    let position: MessageID

    init(_ row: SQLRow) {
        (id, thread, home, isRoot, position) = (row.id(0), row.id(1), row.id(2), row.bool(3), row.id(4))
    }
}

private struct Marked {
    let id: MessageID
    let thread: ThreadID
    let home: ChannelID
    let isRoot: Bool
    let isSettled: Bool
    let isMentioned: Bool

    init(_ row: SQLRow) {
        (id, thread, home, isRoot) = (row.id(0), row.id(1), row.id(2), row.bool(3))
        (isSettled, isMentioned) = (row.bool(4), row.bool(5))
    }
}

/// What can be unread at all: not one's own, not from someone ignored, live, not imported; by
/// positions only what no act has moved.
private let countable = """
    m.is_imported = 0 AND m.state = 'live' AND m.is_settled = 0 AND m.author_id <> ?1
    AND m.author_id NOT IN (SELECT ignored_id FROM ignored WHERE member_id = ?1)
    """
let unreadRoots = """
    SELECT m.id FROM message m WHERE m.channel_id = ?2 AND m.id > ?3 AND m.is_root = 1 AND \(countable)
    ORDER BY m.id LIMIT ?4
    """
let unreadGuestRoot = """
    SELECT m.id FROM thread t JOIN message m ON m.id = t.root_id
    WHERE t.id = ?2 AND m.id > ?3 AND m.is_root = 1 AND \(countable)
    """
let unreadReplies = """
    SELECT m.id FROM message m WHERE m.thread_id = ?2 AND m.id > ?3 AND m.is_root = 0 AND \(countable)
    ORDER BY m.id LIMIT ?4
    """
let followedThreads = """
    SELECT t.id, t.channel_id, r.position_id FROM thread_read r JOIN thread t ON t.id = r.thread_id
    WHERE r.member_id = ? AND r.follow = 1 AND t.last_id > r.position_id
    """
let followedThread = followedThreads + " AND t.id = ?2"
let activeThreads = """
    SELECT t.id, coalesce(r.position_id, 0) FROM thread t
    LEFT JOIN thread_read r ON r.member_id = ?1 AND r.thread_id = t.id
    WHERE t.channel_id = ?2 AND t.is_listed = 1 AND t.last_id > ?3 AND t.last_id > coalesce(r.position_id, 0)
    """
let activeThread = activeThreads + " AND t.id = ?4"
let threadPosition = "SELECT position_id FROM thread_read WHERE member_id = ? AND thread_id = ?"
let unreadMentions = """
    SELECT m.id, m.thread_id, m.channel_id, m.is_root, coalesce(r.position_id, 0)
    FROM mention n JOIN message m ON m.id = n.message_id
    LEFT JOIN thread_read r ON r.member_id = ?1 AND r.thread_id = m.thread_id
    WHERE n.member_id = ?1 AND n.message_id > ?2 AND \(countable)
    """
let unreadMentionsInThread = unreadMentions + " AND m.thread_id = ?3"
let markedMessages = """
    SELECT m.id, m.thread_id, m.channel_id, m.is_root, m.is_settled,
        EXISTS (SELECT 1 FROM mention n WHERE n.message_id = m.id AND n.member_id = ?1)
    FROM unread_mark u JOIN message m ON m.id = u.message_id
    WHERE u.member_id = ?1 AND m.state = 'live' AND (m.is_settled = 0
        OR m.author_id NOT IN (SELECT ignored_id FROM ignored WHERE member_id = ?1))
    """
let guestThreads = """
    SELECT s.thread_id, s.channel_id FROM membership m
    JOIN channel c ON c.hub_id = m.hub_id
    JOIN share s ON s.channel_id = c.id AND s.ended_ms IS NULL
    JOIN thread t ON t.id = s.thread_id
    JOIN channel h ON h.id = t.channel_id
    WHERE m.member_id = ?1
    AND NOT EXISTS (SELECT 1 FROM membership j WHERE j.hub_id = h.hub_id AND j.member_id = ?1)
    AND NOT EXISTS (SELECT 1 FROM sanction b
        WHERE b.member_id = ?1 AND b.hub_id = h.hub_id AND b.kind = 'ban' AND b.ended_ms IS NULL)
    ORDER BY s.id
    """
