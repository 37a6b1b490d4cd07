import HubbubModel

/// What the search index holds of one message; removing needs exactly what was added.
struct SearchEntry: Sendable {
    let message: MessageID
    let thread: ThreadID
    /// nil in a conversation.
    let hub: HubID?
    let channel: ChannelID
    let author: MemberID
    /// When it was posted: the index is in order of time.
    let at: Time
    let isRoot: Bool
    let hasLink: Bool
    let language: String
    /// A root's thread's title; empty for a reply.
    let title: String
    let body: String
    var files: [Attachment] = []
}

/// What is to be done to the index after the last act of a commit, in order.
enum SearchChange: Sendable {
    case add(SearchEntry)
    case remove(SearchEntry)
}
