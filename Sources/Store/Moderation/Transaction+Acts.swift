package import HubbubModel

/// Acts on threads and channels that each change one value.
extension Transaction {
    /// Lets only moderators write, until `ends` (nil: until it is unlocked).
    ///
    /// Who began a thread is told. Refuses `already` where it is locked so, `invalid` where the end is not ahead.
    package func lock(_ target: ActTarget, ends: Time?, _ deed: Deed) throws -> Entry {
        if let ends, ends <= now { throw Refusal(.invalid, field: "lasts") }
        let lock = LockText(ends: ends, rule: deed.rule).text
        return try act(.lock, on: target, .threadLock, .channelLock, to: lock, deed, ends: ends, tellsStarter: true)
    }

    /// Lets everyone write again; refuses `already`.
    package func unlock(_ target: ActTarget, _ deed: Deed) throws -> Entry {
        try act(.unlock, on: target, .threadLock, .channelLock, to: "", deed, tellsStarter: true)
    }

    /// Sets the pace of each member's posts; refuses `already`.
    package func slow(_ target: ActTarget, _ pace: Slowness, _ deed: Deed) throws -> Entry {
        try act(.slow, on: target, .threadSlow, .channelSlow, to: pace.text, deed)
    }

    /// Makes every post wait for a moderator, or no more; refuses `already`.
    package func premoderate(_ target: ActTarget, _ on: Bool, _ deed: Deed) throws -> Entry {
        try act(.premoderate, on: target, .threadPremoderation, .channelPremoderation, to: on ? "1" : "0", deed)
    }

    /// Puts a thread before all others of its channel, or back; refuses `already`.
    package func pin(_ thread: Thread, _ on: Bool, _ deed: Deed) throws -> Entry {
        try act(on ? .pin : .unpin, on: .thread(thread), .threadPin, .threadPin, to: on ? "1" : "0", deed)
    }

    /// Makes a channel one that is read, not written, or one in use again; refuses `already`.
    package func archive(_ channel: ChannelID, _ on: Bool, _ deed: Deed) throws -> Entry {
        let kind: EntryKind = on ? .archive : .unarchive
        return try act(kind, on: .channel(channel), .channelArchive, .channelArchive, to: on ? "1" : "0", deed)
    }

    private func act(
        _ kind: EntryKind,
        on target: ActTarget,
        _ ofThread: ChangeKind,
        _ ofChannel: ChangeKind,
        to value: String,
        _ deed: Deed,
        ends: Time? = nil,
        tellsStarter: Bool = false
    ) throws -> Entry {
        var (starter, changed): (MemberID?, ChangeKind) = (nil, ofChannel)
        if case .thread(let thread) = target { (starter, changed) = (tellsStarter ? thread.starter.id : nil, ofThread) }
        let change = try change(changed, target.subject, to: value)
        let side = target.side(deed, touching: starter)
        let entry = try record(kind, scope: target.scope, deed, touching: side, ends: ends)
        try keep([change], of: entry)
        try tell(entry: entry, side)
        return entry
    }
}
