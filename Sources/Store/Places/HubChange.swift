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
    case membersCreateChannels(Bool)
    /// Whether newcomers are held to limits.
    case newcomers(limits: Bool)
}

/// One setting of a channel, and what it becomes.
package enum ChannelChange: Hashable, Sendable {
    case name(String)
    case topic(String)
    case slug(Slug)
}
