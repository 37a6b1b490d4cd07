/// What waits for a hub's moderators, or for operators: a report, a held post, an appeal.
package struct QueueItem: Hashable, Sendable {
    package let id: QueueItemID
    /// nil: for operators alone.
    package let hub: HubID?
    /// `q17`, counted from 1 in its hub.
    package let number: Int64
    package let kind: Kind
    package var state: State
    /// Which setting held a post; `nil` for others.
    package let reason: HoldReason?
    package var isEscalated: Bool
    package let message: MessageID?
    /// Whom it concerns: the author, or who appeals.
    package let member: MemberID
    /// What an appeal is against.
    package let entry: EntryID?
    package var takenBy: MemberID?
    package let opened: Time
    /// Goes up to operators then.
    package let due: Time?
    package var outcome: Outcome?
    package var decidedBy: MemberID?
    package var decision: EntryID?

    package enum Kind: String, CaseIterable, Sendable {
        case report
        case held
        case appeal
    }

    package enum State: String, CaseIterable, Sendable {
        case open
        case taken
        case done
    }

    /// How it ended.
    package enum Outcome: String, CaseIterable, Sendable {
        case approved
        case rejected
        case agreed
        case dismissed
        /// The author took a held post back.
        case withdrawn
        /// The message was deleted or purged before.
        case gone
        case upheld
        case reduced
        case reversed
    }

    package init(
        id: QueueItemID,
        hub: HubID?,
        number: Int64,
        kind: Kind,
        state: State,
        reason: HoldReason?,
        isEscalated: Bool,
        message: MessageID?,
        member: MemberID,
        entry: EntryID?,
        takenBy: MemberID?,
        opened: Time,
        due: Time?,
        outcome: Outcome?,
        decidedBy: MemberID?,
        decision: EntryID?
    ) {
        self.id = id
        self.hub = hub
        self.number = number
        self.kind = kind
        self.state = state
        self.reason = reason
        self.isEscalated = isEscalated
        self.message = message
        self.member = member
        self.entry = entry
        self.takenBy = takenBy
        self.opened = opened
        self.due = due
        self.outcome = outcome
        self.decidedBy = decidedBy
        self.decision = decision
    }

    /// As people type it.
    package var name: String { "q\(number)" }
}

/// The setting by which a post waits for a moderator.
package enum HoldReason: String, CaseIterable, Sendable {
    /// A newcomer's first messages.
    case newcomers
    /// A newcomer's link.
    case links
    case bursts
    /// The channel or thread is premoderated.
    case premoderation
    case calm
}
