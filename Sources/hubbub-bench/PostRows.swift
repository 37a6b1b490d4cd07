/// Writes posts as the store does, statement by statement, with nothing around them.
struct PostRows {
    /// number, thread, message, version, follow, event, act, search; and the channel's update.
    static let rowsPerPost = 9

    private static let time: Int64 = 1_763_800_000_000
    private static let hash = [UInt8](repeating: 7, count: 32)

    private let file: RawSQLite
    private let channel, number, thread, message, version, follow, event, act, search: RawStatement

    init(_ file: RawSQLite) throws {
        self.file = file
        channel = try file.statement(
            "UPDATE channel SET last_number = last_number + 1, last_message_id = ? WHERE id = 1 RETURNING last_number"
        )
        number = try file.statement("INSERT INTO number (channel_id, number, kind, subject_id) VALUES (1, ?, 0, ?)")
        thread = try file.statement(
            """
            INSERT INTO thread (id, channel_id, root_id, title, starter_id, begun_ms, last_id, last_ms, excerpt, is_listed)
            VALUES (?, 1, ?, '', 1, ?, ?, ?, ?, 0)
            """
        )
        message = try file.statement(
            """
            INSERT INTO message (id, channel_id, thread_id, number, is_root, author_id, posted_ms, is_action, is_imported,
                has_link, language)
            VALUES (?, 1, ?, ?, 1, 1, ?, 0, 0, 0, '')
            """
        )
        version = try file.statement(
            "INSERT INTO message_version (message_id, version, at_ms, body) VALUES (?, 1, ?, ?)"
        )
        follow = try file.statement(
            "INSERT INTO thread_read (member_id, thread_id, position_id, follow) VALUES (1, ?, ?, 1)"
        )
        event = try file.statement(
            """
            INSERT INTO event (id, audience_kind, audience_id, kind, subject_id, second_id, third_id, at_ms)
            VALUES (?, 0, 1, 'message.posted', ?, 0, 0, ?)
            """
        )
        act = try file.statement(
            """
            INSERT INTO act (member_id, key, request_hash, subject_id, second_id, is_post, at_ms)
            VALUES (1, ?, ?, ?, 0, 1, ?)
            """
        )
        search = try file.statement(
            """
            INSERT INTO message_search (rowid, scope, author, flags, title, text, parts)
            VALUES (?, 'h1 c1', 'u1', 'isroot', '', ?, ?)
            """
        )
    }

    /// One transaction; the index is written at its end.
    func write(_ posts: ArraySlice<PostRow>) throws {
        try file.run("BEGIN IMMEDIATE")
        for post in posts { try write(post) }
        for post in posts {
            try search.run(.int(Self.time / 1_000 << 30 | post.id), .text(post.text), .text(post.parts))
        }
        try file.run("COMMIT")
    }

    private func write(_ post: PostRow) throws {
        let id = RawValue.int(post.id)
        let time = RawValue.int(Self.time)
        try channel.run(id)
        try number.run(id, id)
        try thread.run(id, id, time, id, time, .text(post.body))
        try message.run(id, id, id, time)
        try version.run(id, time, .text(post.body))
        try follow.run(id, id)
        try event.run(.int(post.id + Self.firstEvent), id, time)
        try act.run(.text(post.key), .blob(Self.hash), id, time)
    }

    /// Above those that making the hub appended.
    private static let firstEvent: Int64 = 1_000
}
