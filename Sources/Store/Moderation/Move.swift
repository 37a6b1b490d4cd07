package import HubbubModel

/// What an act takes where.
package struct Move: Sendable {
    /// In the order of their thread; a root stands for its whole thread.
    package var messages: [MessageID]
    package var to: Target
    /// `move`, `split` or `merge`.
    package var kind: EntryKind
    /// Of the thread that begins, where one does.
    package var title: String

    package enum Target: Hashable, Sendable {
        /// A whole thread moves there; a reply begins a thread there, and those that come along answer it.
        case channel(ChannelID)
        /// They become replies there.
        case thread(ThreadID)
    }

    package init(_ messages: [MessageID], to: Target, kind: EntryKind, title: String = "") {
        self.messages = messages
        self.to = to
        self.kind = kind
        self.title = title
    }
}
