/// A mute or ban, in a hub or everywhere, with an end and a reason.
package struct Sanction: Hashable, Sendable {
    package let id: SanctionID
    package let kind: Kind
    package let member: MemberID
    /// nil: everywhere.
    package let hub: HubID?
    package let rule: Int64
    package let began: Time
    /// nil: for good.
    package let ends: Time?
    /// When it was ended, or ended by itself; nil while it holds.
    package var ended: Time?
    /// The entry that began it, to appeal against.
    package let entry: EntryID?

    package enum Kind: String, CaseIterable, Sendable {
        /// Reads, cannot write.
        case mute
        case ban
    }

    package init(
        id: SanctionID,
        kind: Kind,
        member: MemberID,
        hub: HubID?,
        rule: Int64,
        began: Time,
        ends: Time?,
        ended: Time?,
        entry: EntryID?
    ) {
        self.id = id
        self.kind = kind
        self.member = member
        self.hub = hub
        self.rule = rule
        self.began = began
        self.ends = ends
        self.ended = ended
        self.entry = entry
    }
}
