package import HubbubModel

extension Reader {
    /// The channels whose own level a member has set, by id.
    package func channelLevels(of member: MemberID) throws -> [(channel: ChannelID, level: Level)] {
        try sql.rows(
            "SELECT channel_id, level FROM channel_read WHERE member_id = ? AND level IS NOT NULL ORDER BY channel_id",
            member
        ) { row in
            (row.id(0), Level(rawValue: row.text(1)) ?? .mentions)
        }
    }
}
