import HubbubModel

/// Where typed lines go: a channel, and a thread of it that the prompt has entered.
struct Place: Hashable, Sendable {
    let channel: ChannelID
    /// As typed: `#berlin/coworking`, `@ana`.
    var address: String
    var thread: EnteredThread?

    /// As `#berlin`; nil in a conversation.
    var hub: String? { address.hasPrefix("#") ? String(address.prefix { $0 != "/" }) : nil }

    struct EnteredThread: Hashable, Sendable {
        let id: ThreadID
        /// Of its root, in its home channel.
        let number: Int64
    }
}
