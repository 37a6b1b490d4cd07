import HubbubModel

extension Transaction {
    /// Sets one value, and says what it was.
    ///
    /// Refuses `already` where it is so, `notFound` where the thing is not there.
    func change(_ kind: ChangeKind, _ subject: Int64, _ second: Int64 = 0, to value: String) throws -> Change {
        guard let before = try self.value(of: kind, subject, second) else { throw Refusal.notFound }
        guard before != value else { throw Refusal(.already) }
        let change = Change(kind: kind, subject: subject, second: second, before: before, after: value)
        try set(change)
        return change
    }

    /// As above; nil where it is so already.
    func changeIfNeeded(_ kind: ChangeKind, _ subject: Int64, _ second: Int64 = 0, to value: String) throws -> Change? {
        guard let before = try self.value(of: kind, subject, second), before != value else { return nil }
        return try change(kind, subject, second, to: value)
    }

    /// The value as it is now, in the text that `ChangeKind` describes; nil where the thing is not there.
    func value(of kind: ChangeKind, _ subject: Int64, _ second: Int64) throws -> String? {
        switch kind {
        case .messageState, .messagePlace: try messageValue(kind, MessageID(subject))
        case .threadLock, .threadPin, .threadSlow, .threadPremoderation, .threadTitle:
            try threadValue(kind, ThreadID(subject))
        case .channelLock, .channelSlow, .channelPremoderation, .channelArchive:
            try channelValue(kind, ChannelID(subject))
        case .membership, .kicked, .role: try membershipValue(kind, HubID(subject), MemberID(second))
        case .hubRule: try hubRule(second, of: HubID(subject))
        case .sanction, .sanctionEnd, .arbiter, .inviteRevoked, .calm, .queueItem, .shareEnded:
            try otherValue(kind, subject)
        case .follow, .unreadMark, .channelLevel: try followValue(kind, subject, MemberID(second))
        }
    }

    /// Makes the value what the change says, and announces it.
    func set(_ change: Change) throws {
        switch change.kind {
        case .messageState, .messagePlace: try setMessage(change)
        case .threadLock, .threadPin, .threadSlow, .threadPremoderation, .threadTitle: try setThread(change)
        case .channelLock, .channelSlow, .channelPremoderation, .channelArchive: try setChannel(change)
        case .membership, .kicked, .role: try setMembership(change)
        case .hubRule: try setHubRule(change)
        case .sanction, .sanctionEnd, .arbiter, .inviteRevoked, .calm, .queueItem, .shareEnded: try setOther(change)
        case .follow, .unreadMark, .channelLevel: try setFollow(change)
        }
    }
}
