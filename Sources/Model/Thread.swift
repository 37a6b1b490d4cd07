/// A root message and its replies, flat.
package struct Thread: Hashable, Sendable {
    package let id: ThreadID
    /// Its home.
    package var channel: ChannelID
    package var root: MessageID
    /// The root's number in the home channel.
    package var number: Int64
    package var title: String
    package var isResolved: Bool
    package var isLocked: Bool
    package var isPinned: Bool
    /// When the lock ends by itself.
    package var lockEnds: Time?
    /// The rule of the charter it was locked by.
    package var lockRule: Int64?
    package var slowness: Slowness
    /// Every post waits for a moderator.
    package var isPremoderated: Bool
    package var starter: Face
    /// Live replies.
    package var replies: Int64
    /// The newest message, the root included.
    package var last: MessageID
    package var lastAt: Time
    package var begunAt: Time
    /// The last who answered, newest first, at most `Limits.threadFaces`.
    package var faces: [Face]
    /// Plain text of the root, at most `Limits.excerptCharacters`.
    package var excerpt: String
    /// Where it is listed besides home, oldest first.
    package var listings: [Listing]

    /// One other channel in which a thread is listed.
    package struct Listing: Hashable, Sendable {
        package let share: ShareID
        package let channel: ChannelID
        package let number: Int64
        package let address: String
        /// In a private hub: told to nobody by way of the thread, since its readers need not know of the hub.
        package let isPrivate: Bool

        package init(share: ShareID, channel: ChannelID, number: Int64, address: String, isPrivate: Bool = false) {
            self.share = share
            self.channel = channel
            self.number = number
            self.address = address
            self.isPrivate = isPrivate
        }
    }

    /// Whether only moderators write; a lock whose end has come has no force.
    package func isLocked(at now: Time) -> Bool { isLocked && (lockEnds.map { $0 > now } ?? true) }

    package init(
        id: ThreadID,
        channel: ChannelID,
        root: MessageID,
        number: Int64,
        title: String = "",
        isResolved: Bool = false,
        isLocked: Bool = false,
        isPinned: Bool = false,
        lockEnds: Time? = nil,
        lockRule: Int64? = nil,
        slowness: Slowness = .off,
        isPremoderated: Bool = false,
        starter: Face,
        replies: Int64 = 0,
        last: MessageID,
        lastAt: Time,
        begunAt: Time,
        faces: [Face] = [],
        excerpt: String = "",
        listings: [Listing] = []
    ) {
        self.id = id
        self.channel = channel
        self.root = root
        self.number = number
        self.title = title
        self.isResolved = isResolved
        self.isLocked = isLocked
        self.isPinned = isPinned
        self.lockEnds = lockEnds
        self.lockRule = lockRule
        self.slowness = slowness
        self.isPremoderated = isPremoderated
        self.starter = starter
        self.replies = replies
        self.last = last
        self.lastAt = lastAt
        self.begunAt = begunAt
        self.faces = faces
        self.excerpt = excerpt
        self.listings = listings
    }
}
