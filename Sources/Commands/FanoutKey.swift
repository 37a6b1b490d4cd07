import HubbubModel

/// What sessions subscribe to.
///
/// Audiences of events become one or two of these, so that a session has few subscriptions.
enum FanoutKey: Hashable, Sendable {
    /// Everyone who is connected.
    case community
    case operators
    case member(MemberID)
    /// Members of a hub who are not at level `mute` there.
    case hub(HubID)
    case moderators(HubID)
    /// Members of its hub who get a channel's messages without their hub's: those who chose it alone.
    case channel(ChannelID)
    /// Who watches a channel without being in its hub: gets nothing of threads from before it was open to them.
    case outside(ChannelID)
    /// Who has a channel open: typing and presence.
    case watching(ChannelID)
}
