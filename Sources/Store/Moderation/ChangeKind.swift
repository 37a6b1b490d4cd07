/// What an act changed, one value of one thing: the smallest piece that undoing sets back.
///
/// Beside each: subject; second; the value's text. Stored.
enum ChangeKind: String, CaseIterable, Sendable {
    /// message; 0; `live`, or `removed` with `:rule` where one was named
    case messageState = "message.state"
    /// message; 0; channel, number, thread, and 1 for a root, with commas
    case messagePlace = "message.place"
    /// thread; 0; empty, or `locked` with `:end` in ms and `:rule`, either empty
    case threadLock = "thread.lock"
    /// thread; 0; `0` or `1`
    case threadPin = "thread.pin"
    /// thread; 0; as typed
    case threadSlow = "thread.slow"
    /// thread; 0; `0` or `1`
    case threadPremoderation = "thread.premoderation"
    case threadTitle = "thread.title"
    /// channel; as for threads
    case channelLock = "channel.lock"
    case channelSlow = "channel.slow"
    case channelPremoderation = "channel.premoderation"
    /// channel; 0; `0` or `1`
    case channelArchive = "channel.archive"
    /// sanction; 0; `holds` or `ended`
    case sanction
    /// sanction; 0; its end in ms, or empty
    case sanctionEnd = "sanction.end"
    /// hub; member; empty, or role, level, began, floor, since, with commas
    case membership
    /// hub; member; `0` or `1`
    case kicked
    /// hub; member; the role
    case role
    /// member; 0; `0` or `1`
    case arbiter
    /// invite; 0; `0` or `1`
    case inviteRevoked = "invite.revoked"
    /// hub; a `HubRule`; its value
    case hubRule = "hub.rule"
    /// hub or 0; 0; empty, or the end in ms
    case calm
    /// queue item; 0; state and outcome, with a colon
    case queueItem = "queue.item"
    /// share; 0; `0` or `1`: whether it has ended
    case shareEnded = "share.ended"
    /// thread; member; empty, or position and follow with a comma
    case follow
    /// message; member; `0` or `1`: whether it is marked unread
    case unreadMark = "unread.mark"
    /// channel; member; empty, or the member's own level there
    case channelLevel = "channel.level"

    /// What members change by reading on: it stands in no act's way, and stays as they left it.
    var goesOnByItself: Bool { self == .follow || self == .unreadMark || self == .channelLevel }
}
