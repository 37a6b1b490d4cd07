package import HubbubModel

extension Transaction {
    /// Lets a member into a hub: nothing said so far counts as unread, and resume sends nothing from before.
    ///
    /// Refuses `already`. A waiting request to join is dropped; requests of those who are in the hub end.
    package func join(_ hub: HubID, _ member: MemberID, role: Role = .member) throws -> Membership {
        try sql.run(
            """
            DELETE FROM unread_mark WHERE member_id = ?1 AND message_id IN
                (SELECT u.message_id FROM unread_mark u JOIN message m ON m.id = u.message_id
                JOIN channel c ON c.id = m.channel_id WHERE u.member_id = ?1 AND c.hub_id = ?2)
            """,
            member,
            hub
        )
        return try enter(hub, member, role: role)
    }

    /// As above; what was marked unread in the hub earlier still is.
    func enter(_ hub: HubID, _ member: MemberID, role: Role) throws -> Membership {
        guard try self.hub(hub) != nil else { throw Refusal.notFound }
        guard try membership(hub, member) == nil else { throw Refusal(.already) }
        let began = lastEvent
        try sql.run(
            """
            INSERT INTO membership (hub_id, member_id, role, level, began_event_id, floor_id, since_ms)
            VALUES (?, ?, ?, 'mentions', ?, ?, ?)
            """,
            hub,
            member,
            role.rawValue,
            began,
            lastMessage,
            now
        )
        try sql.run("UPDATE hub SET member_count = member_count + 1 WHERE id = ?", hub)
        try sql.run("DELETE FROM join_request WHERE hub_id = ? AND member_id = ?", hub, member)
        try sql.run("DELETE FROM kicked WHERE hub_id = ? AND member_id = ?", hub, member)
        try append(.memberJoined, to: .hub(hub), subject: hub.rawValue, second: member.rawValue)
        try append(.hubJoined, to: .member(member), subject: hub.rawValue)
        try settleRequests(of: member, in: hub)
        return Membership(hub: hub, member: member, role: role, began: began, floor: lastMessage, since: now)
    }

    /// Ends a membership; levels set in the hub's channels go with it, read positions stay.
    ///
    /// Refuses `notJoined`, and `lastSteward` while others would be left without one.
    package func leave(_ hub: HubID, _ member: MemberID) throws {
        guard let membership = try membership(hub, member) else { throw Refusal(.notJoined) }
        if membership.role == .steward { try refuseLastSteward(of: hub, leaving: true) }
        try sql.run("DELETE FROM membership WHERE hub_id = ? AND member_id = ?", hub, member)
        try sql.run("UPDATE hub SET member_count = member_count - 1 WHERE id = ?", hub)
        try clearLevels(in: hub, of: member)
        try append(.memberLeft, to: .hub(hub), subject: hub.rawValue, second: member.rawValue)
        try append(.hubLeft, to: .member(member), subject: hub.rawValue)
    }

    /// Gives a member another role in a hub.
    ///
    /// Refuses `notJoined`, `already` and `lastSteward`.
    package func appoint(_ member: MemberID, in hub: HubID, role: Role) throws {
        guard let membership = try membership(hub, member) else { throw Refusal(.notJoined) }
        guard membership.role != role else { throw Refusal(.already) }
        if membership.role == .steward { try refuseLastSteward(of: hub, leaving: false) }
        try sql.run("UPDATE membership SET role = ? WHERE hub_id = ? AND member_id = ?", role.rawValue, hub, member)
        try append(.memberChanged, to: .hub(hub), subject: hub.rawValue, second: member.rawValue)
    }

    /// Asks to be let into a hub.
    ///
    /// Refuses `already` for those who are in it; asking again replaces the words and the answers.
    package func requestJoin(
        _ hub: HubID,
        _ member: MemberID,
        words: String,
        answers: [JoinRequest.Answer] = []
    ) throws {
        guard try self.hub(hub) != nil else { throw Refusal.notFound }
        guard try membership(hub, member) == nil else { throw Refusal(.already) }
        try sql.run(
            """
            INSERT INTO join_request (hub_id, member_id, words, at_ms) VALUES (?, ?, ?, ?)
            ON CONFLICT (hub_id, member_id) DO UPDATE SET words = excluded.words, answers = ''
            """,
            hub,
            member,
            words,
            now
        )
        guard !answers.isEmpty else { return }
        for answer in answers {
            try sql.run(
                """
                UPDATE join_request SET answers = json_insert(CASE answers WHEN '' THEN '[]' ELSE answers END, '$[#]',
                    json_array(?, ?)) WHERE hub_id = ? AND member_id = ?
                """,
                answer.question,
                answer.answer,
                hub,
                member
            )
        }
    }

    /// Lets the one who asked in, or drops the request.
    ///
    /// Refuses `notFound` where nobody asks.
    package func answerRequest(_ hub: HubID, _ member: MemberID, accept: Bool) throws {
        try sql.run("DELETE FROM join_request WHERE hub_id = ? AND member_id = ?", hub, member)
        guard sql.changes > 0 else { throw Refusal.notFound }
        tookTextAway = true
        if accept { _ = try join(hub, member) }
    }

    /// A hub whose only member leaves needs no steward any more.
    private func refuseLastSteward(of hub: HubID, leaving: Bool) throws {
        let stewards = try sql.int(
            "SELECT count(*) FROM membership WHERE hub_id = ? AND role = 'steward'",
            hub
        )
        let members = try sql.int("SELECT member_count FROM hub WHERE id = ?", hub)
        guard stewards == 1, !(leaving && members == 1) else { return }
        throw Refusal(.lastSteward)
    }
}
