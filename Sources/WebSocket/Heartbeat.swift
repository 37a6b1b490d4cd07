/// Notices a peer that has gone silent, and a message that never ends, by looking once an interval.
struct Heartbeat {
    enum Action: Equatable {
        case nothing
        case ping
        case giveUp
        case stalled
    }

    private let silentIntervals: Int
    private let messageIntervals: Int
    private var silence = 0
    private var unfinished = 0
    private var hasHeard = false

    init(silentIntervals: Int, messageIntervals: Int) {
        self.silentIntervals = silentIntervals
        self.messageIntervals = messageIntervals
    }

    /// Bytes came from the peer.
    mutating func heard() { hasHeard = true }

    /// A message ended.
    mutating func finishedMessage() { unfinished = 0 }

    /// An interval has passed.
    ///
    /// Who does not read (`isDeaf`) hears neither pongs nor the rest of a message: nothing of it counts against the
    /// peer, who is pinged all the same, so that it hears of us.
    mutating func tick(isUnfinished: Bool, isDeaf: Bool = false) -> Action {
        guard !isDeaf else { return .ping }
        unfinished = isUnfinished ? unfinished + 1 : 0
        guard unfinished <= messageIntervals else { return .stalled }
        if hasHeard {
            hasHeard = false
            silence = 0
            return .nothing
        }
        silence += 1
        return silence < silentIntervals ? .ping : .giveUp
    }
}
