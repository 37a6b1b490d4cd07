import HubbubModel

/// Values of threads and channels that acts change: both have the same columns.
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
        let (id, value) = (ThreadID(change.subject), change.after)
        switch change.kind {
        case .threadLock:
            let lock = LockText(value)
            try sql.run(
                "UPDATE thread SET is_locked = ?, lock_ends_ms = ?, lock_rule = ? WHERE id = ?",
                lock != nil,
                lock?.ends,
                lock?.rule,
                id
            )
        case .threadPin: try sql.run("UPDATE thread SET is_pinned = ? WHERE id = ?", value == "1", id)
        case .threadSlow:
            let slowness = Slowness(value) ?? .off
            try sql.run(
                "UPDATE thread SET slow_seconds = ?, slow_per_day = ? WHERE id = ?",
                slowness.seconds,
                slowness.perDay,
                id
            )
        case .threadPremoderation:
            try sql.run("UPDATE thread SET is_premoderated = ? WHERE id = ?", value == "1", id)
        default:
            _ = try title(id, value)
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
        let (id, value) = (ChannelID(change.subject), change.after)
        switch change.kind {
        case .channelLock:
            let lock = LockText(value)
            try sql.run(
                "UPDATE channel SET is_locked = ?, lock_ends_ms = ?, lock_rule = ? WHERE id = ?",
                lock != nil,
                lock?.ends,
                lock?.rule,
                id
            )
        case .channelSlow:
            let slowness = Slowness(value) ?? .off
            try sql.run(
                "UPDATE channel SET slow_seconds = ?, slow_per_day = ? WHERE id = ?",
                slowness.seconds,
                slowness.perDay,
                id
            )
        case .channelPremoderation:
            try sql.run("UPDATE channel SET is_premoderated = ? WHERE id = ?", value == "1", id)
        default:
            try sql.run("UPDATE channel SET is_archived = ? WHERE id = ?", value == "1", id)
        }
        if let hub = try channel(id)?.hub { try append(.channelChanged, to: .hub(hub), subject: id.rawValue) }
    }
}
