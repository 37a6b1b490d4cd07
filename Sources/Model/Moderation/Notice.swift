/// What a member is told about themselves.
package struct Notice: Hashable, Sendable {
    package let id: NoticeID
    package let member: MemberID
    package let kind: Kind
    /// The entry that touches them, to appeal against.
    package let entry: EntryID?
    /// Their report, held post or appeal.
    package let item: QueueItemID?
    package let at: Time
    package var isSeen: Bool

    package enum Kind: String, CaseIterable, Sendable {
        /// An act touches them: `entry` says which.
        case act
        /// A sanction ended by itself.
        case ended
        /// What they reported, posted or appealed was decided.
        case decided
        /// Their message is hidden for a while, by reports.
        case hidden
    }

    package init(
        id: NoticeID,
        member: MemberID,
        kind: Kind,
        entry: EntryID?,
        item: QueueItemID?,
        at: Time,
        isSeen: Bool
    ) {
        self.id = id
        self.member = member
        self.kind = kind
        self.entry = entry
        self.item = item
        self.at = at
        self.isSeen = isSeen
    }
}
