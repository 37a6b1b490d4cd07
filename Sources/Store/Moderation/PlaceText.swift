import HubbubModel

/// Where a message stands, as a change's text: channel, number, thread, and 1 for a root.
struct PlaceText: Hashable {
    var channel: ChannelID
    var number: Int64
    var thread: ThreadID
    var isRoot: Bool

    init(channel: ChannelID, number: Int64, thread: ThreadID, isRoot: Bool) {
        self.channel = channel
        self.number = number
        self.thread = thread
        self.isRoot = isRoot
    }

    init?(_ text: String) {
        let parts = text.split(separator: ",").map { Int64($0) }
        guard parts.count == 4, let channel = parts[0], let number = parts[1], let thread = parts[2] else { return nil }
        self.init(channel: ChannelID(channel), number: number, thread: ThreadID(thread), isRoot: parts[3] == 1)
    }

    /// The thread and its channel alone.
    init(home place: PlaceText) {
        self.init(channel: place.channel, number: 0, thread: place.thread, isRoot: false)
    }

    var text: String { "\(channel),\(number),\(thread),\(isRoot ? 1 : 0)" }
}
