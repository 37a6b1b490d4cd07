/// A stream of messages: a hub's own channel, a topic channel of a hub, or a conversation.
package struct Channel: Hashable, Sendable {
    package let id: ChannelID
    package var place: Place
    package var name: String
    package var topic: String
    /// The highest number given out.
    package var lastNumber: Int64
    /// The newest message id, moved and deleted ones included.
    package var lastMessage: MessageID
    package var isArchived: Bool
    package var isLocked: Bool
    /// When the lock ends by itself.
    package var lockEnds: Time?
    /// The rule of the charter it was locked by.
    package var lockRule: Int64?
    package var slowness: Slowness
    /// Every post waits for a moderator.
    package var isPremoderated: Bool
    /// What a conversation is for the one who sees it; `settled` where nobody is meant.
    package var contact: Contact

    /// Contact without a common hub is a request.
    package enum Contact: String, Hashable, Sendable {
        /// Everyone may write.
        case settled
        /// It waits for the answer of the one who sees it: it does not count for them.
        case request
        /// Who sees it began it, and nobody has answered: they may write once.
        case unanswered
    }

    package enum Place: Hashable, Sendable {
        /// `hubSlug` makes the address; `slug` is nil for the hub channel.
        case hub(HubID, hubSlug: Slug, slug: Slug?)
        /// The members, by id.
        case conversation([Face])
    }

    package init(
        id: ChannelID,
        place: Place,
        name: String,
        topic: String = "",
        lastNumber: Int64 = 0,
        lastMessage: MessageID = .none,
        isArchived: Bool = false,
        isLocked: Bool = false,
        lockEnds: Time? = nil,
        lockRule: Int64? = nil,
        slowness: Slowness = .off,
        isPremoderated: Bool = false,
        contact: Contact = .settled
    ) {
        self.id = id
        self.place = place
        self.name = name
        self.topic = topic
        self.lastNumber = lastNumber
        self.lastMessage = lastMessage
        self.isArchived = isArchived
        self.isLocked = isLocked
        self.lockEnds = lockEnds
        self.lockRule = lockRule
        self.slowness = slowness
        self.isPremoderated = isPremoderated
        self.contact = contact
    }

    /// Whether only moderators write; a lock whose end has come has no force.
    package func isLocked(at now: Time) -> Bool { isLocked && (lockEnds.map { $0 > now } ?? true) }

    /// The hub it belongs to; nil for a conversation.
    package var hub: HubID? {
        if case .hub(let hub, _, _) = place { hub } else { nil }
    }

    /// As people type it.
    ///
    /// A conversation's address names all who are in it; a client shows the others.
    package var address: String {
        switch place {
        case .hub(_, let hubSlug, let slug): Address.channel(hub: hubSlug, topic: slug).description
        case .conversation(let faces): faces.map { "@\($0.nick)" }.joined(separator: ",")
        }
    }
}
