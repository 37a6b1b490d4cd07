/// How one becomes a member of a hub.
package enum JoinPolicy: String, CaseIterable, Sendable {
    case open
    /// Ask with words; a steward or moderator answers.
    case request
    /// By invite link only.
    case invite
}
