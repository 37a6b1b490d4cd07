import HubbubModel

/// A row that FTS5 gave, with what decides whether it may be seen.
struct SearchHit {
    /// The index row's id.
    let row: Int64
    let thread: ThreadID
    let channel: ChannelID
    let hub: HubID?
    let threadBegun: Time
    let isResolved: Bool
    /// BM25, the lower the better; 0 where it was not asked for.
    let score: Double

    var message: MessageID { SearchRow.message(row) }
}
