package import HubbubModel

extension Reader {
    /// Whether a newcomer has to wait with the next message: `newcomer` with the seconds until an hour has passed since
    /// the fifth last.
    package func newcomerRefusal(posting member: Member) throws -> Refusal? {
        guard member.isNewcomer else { return nil }
        let hour = Duration.seconds(3_600)
        let times = try sql.rows(
            "SELECT posted_ms FROM message WHERE author_id = ? AND is_imported = 0 ORDER BY id DESC LIMIT ?",
            member.id,
            Limits.newcomerPostsPerHour
        ) { $0.time(0) }
        return refusal(times, bound: Limits.newcomerPostsPerHour, within: hour, detail: "posts")
    }

    /// Whether a newcomer has to wait with beginning a conversation: one a day.
    package func newcomerRefusal(beginningConversation member: Member) throws -> Refusal? {
        guard member.isNewcomer else { return nil }
        let day = Duration.seconds(86_400)
        let begun = try conversationsBegunSince(now.advanced(by: .zero - day), by: member.id)
        guard begun >= Limits.newcomerConversationsPerDay else { return nil }
        return Refusal(.newcomer, retrySeconds: day.components.seconds, detail: "conversations")
    }

    private func refusal(_ times: [Time], bound: Int, within: Duration, detail: String) -> Refusal? {
        guard times.count >= bound, let oldest = times.last else { return nil }
        let left = within - now.since(oldest)
        guard left > .zero else { return nil }
        return Refusal(.newcomer, retrySeconds: left.components.seconds + 1, detail: detail)
    }
}
