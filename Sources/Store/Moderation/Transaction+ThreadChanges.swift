import HubbubModel

/// The statements that set what threads and channels have alike.
private struct PlaceStatements {
    let lock: String
    let slow: String
    let premoderate: String

    init(_ table: String) {
        lock = "UPDATE \(table) SET is_locked = ?, lock_ends_ms = ?, lock_rule = ? WHERE id = ?"
        slow = "UPDATE \(table) SET slow_seconds = ?, slow_per_day = ? WHERE id = ?"
        premoderate = "UPDATE \(table) SET is_premoderated = ? WHERE id = ?"
    }

    static let thread = PlaceStatements("thread")
    static let channel = PlaceStatements("channel")
}

/// Values of threads and channels that acts change.
extension Transaction {
    func threadValue(_ kind: ChangeKind, _ id: ThreadID) throws -> String? {
        guard let thread = try thread(id) else { return nil }
        switch kind {
        case .threadLock:
            return LockText.text(isLocked: thread.isLocked, ends: thread.lockEnds, rule: thread.lockRule)
        case .threadPin: return thread.isPinned ? "1" : "0"
        case .threadSlow: return thread.slowness.text
        case .threadPremoderation: return thread.isPremoderated ? "1" : "0"
        default: return thread.title
        }
    }

    func setThread(_ change: Change) throws {
        let id = ThreadID(change.subject)
        switch change.kind {
        case .threadLock: try setLock(.thread, change)
        case .threadPin: try sql.run("UPDATE thread SET is_pinned = ? WHERE id = ?", change.after == "1", id)
        case .threadSlow: try setPace(.thread, change)
        case .threadPremoderation: try sql.run(PlaceStatements.thread.premoderate, change.after == "1", id)
        default:
            _ = try title(id, change.after)
            return
        }
        try announceChange(of: id)
    }

    func channelValue(_ kind: ChangeKind, _ id: ChannelID) throws -> String? {
        guard let channel = try channel(id) else { return nil }
        switch kind {
        case .channelLock:
            return LockText.text(isLocked: channel.isLocked, ends: channel.lockEnds, rule: channel.lockRule)
        case .channelSlow: return channel.slowness.text
        case .channelPremoderation: return channel.isPremoderated ? "1" : "0"
        default: return channel.isArchived ? "1" : "0"
        }
    }

    func setChannel(_ change: Change) throws {
        let id = ChannelID(change.subject)
        switch change.kind {
        case .channelLock: try setLock(.channel, change)
        case .channelSlow: try setPace(.channel, change)
        case .channelPremoderation: try sql.run(PlaceStatements.channel.premoderate, change.after == "1", id)
        default: try sql.run("UPDATE channel SET is_archived = ? WHERE id = ?", change.after == "1", id)
        }
        if let hub = try channel(id)?.hub { try append(.channelChanged, to: .hub(hub), subject: id.rawValue) }
    }

    private func setLock(_ place: PlaceStatements, _ change: Change) throws {
        let lock = LockText(change.after)
        try sql.run(place.lock, lock != nil, lock?.ends, lock?.rule, change.subject)
    }

    private func setPace(_ place: PlaceStatements, _ change: Change) throws {
        let slowness = Slowness(change.after) ?? .off
        try sql.run(place.slow, slowness.seconds, slowness.perDay, change.subject)
    }
}
