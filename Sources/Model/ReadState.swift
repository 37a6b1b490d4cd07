/// What one member has read of a channel, and what counts as unread there now.
package struct ChannelReadState: Hashable, Sendable {
    package let channel: ChannelID
    /// For roots.
    package var position: MessageID
    /// For everything: the higher of the channel's own floor and the membership's.
    package var floor: MessageID
    package var level: Level
    /// At most `Limits.unreadCount`.
    package var unread: Int64
    package var mentions: Int64

    package init(
        channel: ChannelID,
        position: MessageID,
        floor: MessageID,
        level: Level,
        unread: Int64 = 0,
        mentions: Int64 = 0
    ) {
        self.channel = channel
        self.position = position
        self.floor = floor
        self.level = level
        self.unread = unread
        self.mentions = mentions
    }
}

/// What one member has read of a thread.
package struct ThreadReadState: Hashable, Sendable {
    package let thread: ThreadID
    /// Where it counts: its home, or the first listing in a joined hub.
    package let channel: ChannelID
    package var isFollowed: Bool
    package var position: MessageID
    package var unread: Int64
    package var mentions: Int64

    package init(
        thread: ThreadID,
        channel: ChannelID,
        isFollowed: Bool,
        position: MessageID,
        unread: Int64 = 0,
        mentions: Int64 = 0
    ) {
        self.thread = thread
        self.channel = channel
        self.isFollowed = isFollowed
        self.position = position
        self.unread = unread
        self.mentions = mentions
    }
}
