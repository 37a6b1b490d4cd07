/// Who and why, beside an entry: for moderators and those it touched, erasable without breaking the chain.
package struct EntrySide: Hashable, Sendable {
    /// nil: the server, at its time.
    package var actor: MemberID?
    /// Who is touched.
    package var member: MemberID?
    package var message: MessageID?
    package var thread: ThreadID?
    package var channel: ChannelID?
    /// Messages, members or things it touched.
    package var count: Int64
    package var words: String

    package init(
        actor: MemberID?,
        member: MemberID? = nil,
        message: MessageID? = nil,
        thread: ThreadID? = nil,
        channel: ChannelID? = nil,
        count: Int64 = 1,
        words: String = ""
    ) {
        self.actor = actor
        self.member = member
        self.message = message
        self.thread = thread
        self.channel = channel
        self.count = count
        self.words = words
    }

    /// The text that is hashed behind the salt; words last, so that no words can be taken for a field.
    package var hashedText: String {
        "\(actor?.rawValue ?? 0) \(member?.rawValue ?? 0) \(message?.rawValue ?? 0) \(thread?.rawValue ?? 0) "
            + "\(channel?.rawValue ?? 0) \(count)\n\(words)"
    }
}
