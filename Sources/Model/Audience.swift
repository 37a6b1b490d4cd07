/// Who gets an event.
///
/// Everyone in it gets the same bytes.
package enum Audience: Hashable, Sendable {
    /// Readers of a channel: its hub's members who are not at level `mute`, those who watch it, or a conversation's
    /// members.
    case channel(ChannelID)
    case hub(HubID)
    /// A hub's moderators and stewards.
    case moderators(HubID)
    /// One member, on all devices.
    case member(MemberID)
    case community
    /// Those who run the server.
    case operators
}
