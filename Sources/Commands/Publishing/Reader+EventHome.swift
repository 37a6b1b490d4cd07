import HubbubModel
import HubbubStore

extension Reader {
    /// The hub that an event's subject has its home in, where the event is told in a channel; nil for others.
    ///
    /// A thread that is listed elsewhere is still its home's.
    func home(of event: Event) throws -> HubID? {
        guard case .channel(let audience) = event.audience else { return nil }
        let thread: ThreadID?
        switch event.kind {
        case .threadChanged: thread = ThreadID(event.subject)
        case .threadShared, .threadUnshared: thread = try share(ShareID(event.subject))?.thread.id
        case .messagePurged: thread = ThreadID(event.second)
        case .messageMoved:
            guard let message = try message(MessageID(event.subject)), try isRead(message, in: event.audience) else {
                return try channel(audience)?.hub
            }
            thread = message.thread
        case .channelReload: return try channel(ChannelID(event.subject))?.hub
        default: thread = try message(MessageID(event.subject))?.thread
        }
        return try thread.flatMap { try self.thread($0) }.flatMap { try channel($0.channel) }?.hub
    }
}

extension Reader {
    /// Whether all who are told in a channel read where a message is now: in its hub, or where its thread is listed.
    func isRead(_ message: Message, in audience: Audience) throws -> Bool {
        guard case .channel(let told) = audience, told != message.channel else { return true }
        let (here, there) = (try channel(told)?.hub, try channel(message.channel)?.hub)
        return try here == there || share(thread: message.thread, channel: told) != nil
    }
}
