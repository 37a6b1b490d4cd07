package import HubbubModel

/// What an act of moderation holds for: one thread, or a whole channel.
package enum ActTarget: Sendable {
    case thread(Thread)
    case channel(ChannelID)

    var scope: Entry.Scope {
        switch self {
        case .thread: .thread
        case .channel: .channel
        }
    }

    var subject: Int64 {
        switch self {
        case .thread(let thread): thread.id.rawValue
        case .channel(let channel): channel.rawValue
        }
    }

    /// What the entry names beside who acted.
    func side(_ deed: Deed, touching member: MemberID? = nil) -> EntrySide {
        switch self {
        case .thread(let thread):
            EntrySide(actor: deed.actor, member: member, thread: thread.id, channel: thread.channel)
        case .channel(let channel): EntrySide(actor: deed.actor, member: member, channel: channel)
        }
    }
}
