package import HubbubModel

/// One value of a row that a member's export tells; what it refers to is looked up by who writes it.
package enum ExportValue: Hashable, Sendable {
    case integer(Int64)
    case text(String)
    case flag(Bool)
    case hub(HubID)
    case channel(ChannelID)
    case message(MessageID)
    case thread(ThreadID)
    case entry(EntryID)
    case notice(NoticeID)
    case members([MemberID])
    /// JSON already: a list of texts.
    case list(String)
}
