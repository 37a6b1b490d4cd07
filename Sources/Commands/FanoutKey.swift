import HubbubModel

/// What sessions subscribe to. Audiences of events become one or two of these, so that a session has few subscriptions.
enum FanoutKey: Hashable, Sendable {
    /// Everyone who is connected.
    case community
    case member(MemberID)
    /// Members of a hub who are not at level `mute` there.
    case hub(HubID)
    case moderators(HubID)
    /// Who gets a channel's messages without its hub's: those who watch it from outside, or chose it alone.
    case channel(ChannelID)
    /// Who has a channel open: typing and presence.
    case watching(ChannelID)
}
