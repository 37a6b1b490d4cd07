/// A thread listed in another channel by a numbered share line there.
package struct Share: Hashable, Sendable {
    package let id: ShareID
    /// The listing.
    package let channel: ChannelID
    package let number: Int64
    package var thread: Thread
    /// The home's address.
    package var home: String
    package var by: Face
    package var at: Time

    package init(
        id: ShareID,
        channel: ChannelID,
        number: Int64,
        thread: Thread,
        home: String,
        by: Face,
        at: Time
    ) {
        self.id = id
        self.channel = channel
        self.number = number
        self.thread = thread
        self.home = home
        self.by = by
        self.at = at
    }
}
