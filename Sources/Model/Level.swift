/// What a member wants of a hub or channel.
package enum Level: String, CaseIterable, Sendable {
    /// Counts mentions, notifies nothing.
    case mute
    /// Counts roots, followed replies and mentions; notifies the last two.
    ///
    /// The default.
    case mentions
    /// Counts and notifies everything.
    case all
}
