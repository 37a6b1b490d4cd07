import HubbubModel

/// What holds in a channel or thread by an act of moderation.
struct Restrictions: Hashable, Sendable {
    var isLocked: Bool
    /// nil while locked: until someone unlocks it.
    var lockEnds: Time?
    var lockRule: Int64?
    var slowness: Slowness
    var isPremoderated: Bool

    init(_ channel: Channel) {
        isLocked = channel.isLocked
        lockEnds = channel.lockEnds
        lockRule = channel.lockRule
        slowness = channel.slowness
        isPremoderated = channel.isPremoderated
    }

    init(_ thread: HubbubModel.Thread) {
        isLocked = thread.isLocked
        lockEnds = thread.lockEnds
        lockRule = thread.lockRule
        slowness = thread.slowness
        isPremoderated = thread.isPremoderated
    }
}
