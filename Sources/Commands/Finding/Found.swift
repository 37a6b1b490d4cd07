import HubbubModel

/// A hub that the asker may know of.
struct FoundHub {
    let hub: Hub
    let who: Standing
}

/// A channel that the asker may read.
struct FoundChannel {
    let channel: Channel
    /// nil for a conversation.
    let hub: Hub?
    let who: Standing
    /// Threads begun before are not there for the asker.
    let from: Time
}

/// A thread that the asker may read, with its home.
struct FoundThread {
    let thread: Thread
    let home: FoundChannel
}

/// A message that the asker may read, with its home.
struct FoundMessage {
    let message: Message
    let thread: Thread
    let home: FoundChannel
}
