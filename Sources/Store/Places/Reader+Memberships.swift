package import HubbubModel

private let columns = "hub_id, member_id, role, level, began_event_id, floor_id, since_ms"
private let oneMembership = "SELECT \(columns) FROM membership WHERE hub_id = ? AND member_id = ?"
private let membershipsOf = "SELECT \(columns) FROM membership WHERE member_id = ? ORDER BY hub_id"
private let membershipsIn =
    "SELECT \(columns) FROM membership WHERE hub_id = ? AND member_id > ? ORDER BY member_id LIMIT ?"
private let teamsOf = """
    SELECT m.hub_id, m.member_id, m.role FROM json_each(?) j JOIN membership m ON m.hub_id = j.value
    WHERE m.role <> 'member' ORDER BY m.hub_id, m.role = 'steward' DESC, m.member_id
    """

extension Reader {
    package func membership(_ hub: HubID, _ member: MemberID) throws -> Membership? {
        try sql.first(oneMembership, hub, member, read: Self.membership)
    }

    /// A member's places, by hub id.
    package func memberships(of member: MemberID) throws -> [Membership] {
        try sql.rows(membershipsOf, member, read: Self.membership)
    }

    /// A hub's members after one, by id.
    package func roster(_ hub: HubID, after: MemberID = .none, limit: Int) throws -> [RosterEntry] {
        let members = try sql.rows(membershipsIn, hub, after, limit, read: Self.membership)
        let faces = try faces(members.map(\.member))
        return members.map { membership in
            RosterEntry(
                face: faces[membership.member] ?? .unknown(membership.member),
                role: membership.role,
                level: membership.level
            )
        }
    }

    /// Who looks after each of these hubs: stewards first, then by id, at most `Limits.team` each; one query.
    ///
    /// Who may learn it is the caller's to decide.
    package func teams(of hubs: [HubID]) throws -> [HubID: [TeamPlace]] {
        let list = "[" + hubs.map { String($0.rawValue) }.joined(separator: ",") + "]"
        let rows = try sql.rows(teamsOf, list) { row in
            (hub: row.id(0) as HubID, place: TeamPlace(member: row.id(1), role: try row.value(2)))
        }
        return Dictionary(grouping: rows, by: \.hub).mapValues { $0.prefix(Limits.team).map(\.place) }
    }

    /// Who looks after a hub, as `teams`.
    package func team(of hub: HubID) throws -> [TeamPlace] {
        try teams(of: [hub])[hub] ?? []
    }

    /// Everyone in a hub with role and level: from where the publisher starts.
    package func audienceMembers(_ hub: HubID) throws -> [(member: MemberID, role: Role, level: Level)] {
        try sql.rows(membershipsIn, hub, MemberID.none, Int64.max, read: Self.membership)
            .map { ($0.member, $0.role, $0.level) }
    }

    /// Who asks to be let in, oldest first.
    package func joinRequests(_ hub: HubID, limit: Int) throws -> [JoinRequest] {
        let requests = try sql.rows(
            "SELECT member_id, words, at_ms FROM join_request WHERE hub_id = ? ORDER BY at_ms, member_id LIMIT ?",
            hub,
            limit
        ) { (member: $0.id(0) as MemberID, words: $0.text(1), at: $0.time(2)) }
        let faces = try faces(requests.map(\.member))
        return try requests.map {
            JoinRequest(
                member: faces[$0.member] ?? .unknown($0.member),
                words: $0.words,
                answers: try answers(hub, $0.member),
                at: $0.at
            )
        }
    }

    package func joinRequest(_ hub: HubID, _ member: MemberID) throws -> JoinRequest? {
        let request = try sql.first(
            "SELECT words, at_ms FROM join_request WHERE hub_id = ? AND member_id = ?",
            hub,
            member
        ) { (words: $0.text(0), at: $0.time(1)) }
        return try request.map {
            JoinRequest(member: try face(member), words: $0.words, answers: try answers(hub, member), at: $0.at)
        }
    }

    private func answers(_ hub: HubID, _ member: MemberID) throws -> [JoinRequest.Answer] {
        try sql.rows(
            """
            SELECT json_extract(a.value, '$[0]'), json_extract(a.value, '$[1]') FROM join_request r
            JOIN json_each(NULLIF(r.answers, '')) a WHERE r.hub_id = ? AND r.member_id = ? ORDER BY a.key
            """,
            hub,
            member
        ) { JoinRequest.Answer(question: $0.text(0), answer: $0.text(1)) }
    }

    private static func membership(_ row: SQLRow) throws -> Membership {
        Membership(
            hub: row.id(0),
            member: row.id(1),
            role: try row.value(2),
            level: try row.value(3),
            began: row.id(4),
            floor: row.id(5),
            since: row.time(6)
        )
    }
}
