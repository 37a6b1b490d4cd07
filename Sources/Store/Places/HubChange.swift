package import HubbubModel

/// One setting of a hub, and what it becomes.
package enum HubChange: Hashable, Sendable {
    case name(String)
    case about(String)
    case visibility(Visibility)
    case joinPolicy(JoinPolicy)
    case slug(Slug)
    /// `#rrggbb`, or empty.
    case colour(String)
    /// An upload that nothing else shows; nil for none.
    case image(FileID?)
    case membersCreateChannels(Bool)
    /// What those are asked who ask to join.
    case questions([String])
    /// Whether newcomers are held to limits.
    case newcomers(limits: Bool)
    /// Whether posts wait for a moderator: `newcomers`, `links` or `bursts`.
    case holds(HoldReason, Bool)
    /// Whether three reports hide a message for a while.
    case hidesReported(Bool)
}

/// One setting of a channel, and what it becomes.
package enum ChannelChange: Hashable, Sendable {
    case name(String)
    case topic(String)
    case slug(Slug)
}
