package import HubbubModel

extension Reader {
    /// Members who can be named and whose nick begins so, for completion: those of the hub first, then by nick.
    ///
    /// In a conversation (`channel` without a hub) only those who are in it. Case, accents and lookalikes do not matter.
    package func findMembers(prefix: String, hub: HubID?, channel: ChannelID?, limit: Int) throws -> [Face] {
        let folded = Folding.nick(String(prefix.prefix(Self.prefixCharacters)))
        let ids = try sql.rows(
            """
            SELECT n.member_id, EXISTS (SELECT 1 FROM membership s WHERE s.hub_id = ?3 AND s.member_id = n.member_id)
            FROM nick n JOIN member m ON m.id = n.member_id
            WHERE n.folded >= ?1 AND n.folded < ?2 AND m.state IN ('active', 'unclaimed')
                AND (?4 = 0 OR EXISTS (
                    SELECT 1 FROM conversation_member c WHERE c.channel_id = ?4 AND c.member_id = n.member_id))
            ORDER BY 2 DESC, m.state, n.folded LIMIT ?5
            """,
            folded,
            folded + "\u{10FFFF}",
            hub?.rawValue ?? 0,
            hub == nil ? channel?.rawValue ?? 0 : 0,
            Int64(limit)
        ) { row -> MemberID in row.id(0) }
        var seen: Set<MemberID> = []
        return try ids.filter { seen.insert($0).inserted }.map { try face($0) }
    }

    /// No nick is longer.
    private static let prefixCharacters = 24
}
