package import HubbubModel

/// What one commit announced: its events in order, and what the acts had in hand.
package struct Commit: Sendable {
    package let events: [Event]
    package let notes: CommitNotes

    package init(events: [Event], notes: CommitNotes) {
        self.events = events
        self.notes = notes
    }
}

/// What an event says, for those events whose act had it in hand, so that nobody reads it again.
package typealias CommitNotes = [EventID: EventPayload]

package enum EventPayload: Sendable {
    case posted(Message, Thread)
    case message(Message)
    case thread(Thread)
    /// Of `read.moved` and `follow.changed`: the counts of the moment of the act, so that later posts are counted once.
    case readState(ChannelReadState?, ThreadReadState?)
    /// Of `level.changed`: every channel it concerns.
    case levels([ChannelReadState])

    package var channelState: ChannelReadState? {
        if case .readState(let state, _) = self { state } else { nil }
    }

    package var threadState: ThreadReadState? {
        if case .readState(_, let state) = self { state } else { nil }
    }

    package var channelStates: [ChannelReadState]? {
        if case .levels(let states) = self { states } else { nil }
    }
}
