package import HubbubModel

extension Reader {
    /// A member, in whatever state; nil when there never was one.
    ///
    /// `isNewcomer` as of now: at most `Limits.newcomerDays` here and fewer than `Limits.newcomerPosts` messages, unless
    /// trusted.
    package func member(_ id: MemberID) throws -> Member? {
        try sql.first(
            """
            SELECT id, nick, name, state, is_operator, is_bot, language, languages, place, about, since_ms, trusted,
                live_posts
            FROM member WHERE id = ?
            """,
            id
        ) { try member($0) }
    }

    /// The member whose nick it is or was, typed with or without `@`; nil for deleted ones too.
    package func member(nick: some StringProtocol) throws -> Member? {
        guard nick.utf8.count <= Limits.emailBytes, let id = try owner(ofNick: String(nick)) else { return nil }
        return try member(id).flatMap { $0.state == .deleted ? nil : $0 }
    }

    private func member(_ row: SQLRow) throws -> Member {
        let since = row.time(10)
        let isNewcomer =
            !row.bool(11) && !row.bool(4) && row.int(12) < Limits.newcomerPosts
            && now.since(since) < Limits.newcomerDays
        return Member(
            id: row.id(0),
            nick: row.text(1),
            name: row.text(2),
            state: try row.value(3),
            isOperator: row.bool(4),
            isBot: row.bool(5),
            language: row.text(6),
            languages: row.text(7).split(separator: ",").map(String.init),
            place: row.text(8),
            about: row.text(9),
            since: since,
            isNewcomer: isNewcomer
        )
    }
}
