/// What happened.
///
/// Beside each: the ids that its row carries as subject, second, third. The raw value is stored and sent.
package enum EventKind: String, CaseIterable, Sendable {
    /// message; listing channel or 0
    case messagePosted = "message.posted"
    /// message; listing channel or 0
    case messageEdited = "message.edited"
    /// message; listing channel or 0
    case messageDeleted = "message.deleted"
    /// message; listing channel or 0
    case messageReacted = "message.reacted"
    /// message; channel it came from; its number there
    case messageMoved = "message.moved"
    /// message
    case messageMentioned = "message.mentioned"
    /// thread; listing channel or 0; a `ThreadTender` or 0
    case threadChanged = "thread.changed"
    /// share
    case threadShared = "thread.shared"
    /// share
    case threadUnshared = "thread.unshared"
    /// channel
    case channelCreated = "channel.created"
    /// channel
    case channelChanged = "channel.changed"
    /// channel
    case channelReload = "channel.reload"
    /// hub
    case hubChanged = "hub.changed"
    /// hub
    case hubJoined = "hub"
    /// hub
    case hubLeft = "hub.left"
    /// hub; member
    case memberJoined = "member.joined"
    /// hub; member
    case memberLeft = "member.left"
    /// hub; member
    case memberChanged = "member.changed"
    /// channel
    case conversationCreated = "conversation.created"
    /// channel
    case conversationChanged = "conversation.changed"
    /// channel
    case conversationClosed = "conversation.closed"
    /// channel; thread or 0
    case readMoved = "read.moved"
    /// thread
    case followChanged = "follow.changed"
    /// hub; channel or 0
    case levelChanged = "level.changed"
    case ignoreChanged = "ignore.changed"
    case settingChanged = "setting.changed"
    /// channel; thread or 0
    case draftChanged = "draft.changed"
    /// message; listing channel or 0
    case messageRemoved = "message.removed"
    /// message; listing channel or 0
    case messageRestored = "message.restored"
    /// message; its thread; its channel
    case messagePurged = "message.purged"
    /// sanction
    case sanctionChanged = "sanction"
    /// notice
    case noticeAdded = "notice"
    /// entry
    case entryAdded = "modlog"
    /// queue item
    case queueChanged = "queue"
    case communityChanged = "community.changed"
    /// session; never sent: it ends the session's sockets
    case sessionEnded = "session.ended"
}
