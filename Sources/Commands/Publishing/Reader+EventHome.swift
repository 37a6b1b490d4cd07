import HubbubModel
import HubbubStore

extension Reader {
    /// The hub that an event's subject has its home in, where the event is told in a channel; nil for others.
    ///
    /// A thread that is listed elsewhere is still its home's.
    func home(of event: Event) throws -> HubID? {
        guard case .channel = event.audience else { return nil }
        let thread: ThreadID?
        switch event.kind {
        case .threadChanged: thread = ThreadID(event.subject)
        case .threadShared, .threadUnshared: thread = try share(ShareID(event.subject))?.thread.id
        case .messagePurged: thread = ThreadID(event.second)
        case .channelReload: return try channel(ChannelID(event.subject))?.hub
        default: thread = try message(MessageID(event.subject))?.thread
        }
        return try thread.flatMap { try self.thread($0) }.flatMap { try channel($0.channel) }?.hub
    }
}
