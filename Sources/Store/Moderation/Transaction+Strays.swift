package import HubbubModel

/// Where a thread's row has it, whether or not its root is in it.
struct ThreadHome {
    let channel: ChannelID
    let root: MessageID
    let begunAt: Time
    /// The root is in another thread: this one is no thread any more.
    let isLeft: Bool
}

extension Transaction {
    func home(of thread: ThreadID) throws -> ThreadHome? {
        try sql.first(
            """
            SELECT t.channel_id, t.root_id, t.begun_ms, r.thread_id <> t.id FROM thread t
            JOIN message r ON r.id = t.root_id WHERE t.id = ?
            """,
            thread
        ) { ThreadHome(channel: $0.id(0), root: $0.id(1), begunAt: $0.time(2), isLeft: $0.bool(3)) }
    }

    /// Gives messages a thread whose own went, or went to another channel, when others of it went back: the first of
    /// them begins it.
    ///
    /// The changes that were made.
    func houseStrays(of changes: [Change]) throws -> [Change] {
        let places = changes.filter { $0.kind == .messagePlace }.flatMap { [$0.before, $0.after] }
        return try Set(places.compactMap { PlaceText($0)?.thread }).sorted().flatMap { try houseStrays(in: $0) }
    }

    private func houseStrays(in thread: ThreadID) throws -> [Change] {
        guard let home = try home(of: thread) else { return [] }
        let strays = try sql.rows(
            "SELECT id FROM message WHERE thread_id = ? AND (channel_id <> ? OR ?) ORDER BY posted_ms, id",
            thread,
            home.channel,
            home.isLeft
        ) { $0.id(0) as MessageID }
        guard let first = try strays.first.flatMap({ try message($0) }) else { return [] }
        guard !home.isLeft else {
            try settleReading(of: [first.id], in: thread)
            return [try change(.messagePlace, first.id.rawValue, to: place(first, thread, true))]
        }
        let new: ThreadID = nextID(.thread)
        try settleReading(of: strays, in: thread)
        try begin(new, in: first.channel, with: first, title: "", since: home.begunAt)
        let states = try states(joining: thread, new)
        var changes = try strays.compactMap { try message($0) }.map { stray in
            try change(.messagePlace, stray.id.rawValue, to: place(stray, new, stray.id == first.id))
        }
        changes += try states.compactMap { try changeIfNeeded($0.kind, $0.subject, $0.second, to: $0.after) }
        return changes
    }

    private func place(_ message: Message, _ thread: ThreadID, _ isRoot: Bool) -> String {
        PlaceText(channel: message.channel, number: message.number, thread: thread, isRoot: isRoot).text
    }

    /// Gives threads whose root an act changed the begin of its text.
    ///
    /// To be called after an act that moves messages, or takes that back, with how a body is cut.
    package func setExcerpts(after entry: Entry, _ excerpt: (Message) -> String) throws {
        let places = try changes(of: entry.id).filter { $0.kind == .messagePlace }.flatMap { [$0.before, $0.after] }
        for thread in Set(places.compactMap { PlaceText($0)?.thread }).sorted() {
            guard let root = try self.thread(thread).flatMap({ try message($0.root) }), root.state == .live else {
                continue
            }
            try sql.run("UPDATE thread SET excerpt = ? WHERE id = ?", excerpt(root), thread)
        }
    }
}
