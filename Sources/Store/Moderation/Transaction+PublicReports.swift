package import HubbubModel

extension Transaction {
    /// Flags a message on behalf of someone without an account: operators see it at once, beside the hub's moderators.
    ///
    /// Refuses `already` where it is gone, and `limited` over `Limits.publicReports` on one message.
    package func reportPublicly(_ message: Message, in hub: HubID, words: String) throws {
        guard message.state == .live else { throw Refusal(.already, detail: "gone") }
        let waiting = try openReport(on: message.id)
        let item = try waiting ?? open(.report, in: hub, about: message.author.id, message: message.id)
        let count = try sql.int("SELECT count(*) FROM report WHERE item_id = ? AND reporter_id IS NULL", item.id) ?? 0
        guard count < Limits.publicReports else { throw Refusal(.limited, detail: "reports") }
        try addReport(item.id, nil, words)
        try escalate(item.id)
    }
}
