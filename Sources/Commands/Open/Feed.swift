package import HubbubModel
package import HubbubStore

/// The newest messages of an open place, as whoever follows it from outside reads them.
package struct Feed: Sendable {
    package let hub: Hub
    /// nil: all channels of the hub.
    package let channel: Channel?
    /// nil: all threads of the channel, or of the hub.
    package let thread: Thread?
    /// Newest first.
    package let entries: [Entry]
    /// Whether the place that was asked for is this one for good, under whatever slugs; else it may be elsewhere again.
    ///
    /// Of a thread: it was asked for where it begins, in its own channel.
    package let isSettled: Bool
    /// The next page is before this moment; nil when there is none.
    package let next: MessageMoment?

    /// A live message, with what is needed to place it.
    package struct Entry: Sendable {
        package let message: Message
        package let thread: Thread
        /// Of its home channel.
        package let address: String
        /// Safe.
        package let html: String
    }

    /// Where it is now: an old slug, a moved thread and a reply's number lead here.
    package var address: Address {
        guard let channel, case .hub(_, let slug, let topic) = channel.place else { return .hub(hub.slug) }
        guard let thread else { return .channel(hub: slug, topic: topic) }
        return .message(hub: slug, topic: topic, number: thread.number)
    }
}
