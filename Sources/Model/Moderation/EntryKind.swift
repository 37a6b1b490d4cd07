/// What an entry of a moderation log says was done.
///
/// The raw value is stored, hashed and sent.
package enum EntryKind: String, CaseIterable, Sendable {
    case mute
    case unmute
    case ban
    case unban
    case kick
    case remove
    case restore
    case purge
    case pin
    case unpin
    case lock
    case unlock
    case slow
    case premoderate
    case archive
    case unarchive
    case move
    case split
    case merge
    case approve
    case reject
    case agree
    case dismiss
    case escalate
    /// By reports, where the hub allows it.
    case hide
    case calm
    case appoint
    case unappoint
    case charter
    /// Who reads a hub, who comes in, what waits, what reports hide, and its other rules.
    case visibility
    case joining
    case holding
    case hiding
    case setting
    /// An operator entered a private hub.
    case enter
    case undo
    /// An appeal was decided: the act stays, is made smaller, is taken back.
    case uphold
    case reduce
    case reverse
    /// The side row of an earlier entry was erased.
    case erase
}
