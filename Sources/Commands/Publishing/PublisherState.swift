import HubbubModel
import HubbubWebSocket
import Synchronization

/// What the publisher knows of who is connected.
struct PublisherState {
    /// The newest event that was handed to the fan-out.
    var published: EventID
    var online: [MemberID: Online] = [:]
    var seats: [ForumSession: Seat] = [:]
    /// Sessions that still read the log.
    var holding: Set<ForumSession> = []
    /// Sessions that have read the log further than it was handed to the fan-out, with what they are to be sent first.
    var early: [(session: ForumSession, first: [PreparedFrame], position: EventID)] = []
    /// Sessions of members whom a ban keeps out of some hub: they are sent each event by itself.
    var barred: Set<ForumSession> = []
    var places: [ChannelID: ChannelPlace] = [:]
    /// Posts of the commit at hand, written once for their events and their answers.
    var recentPosts: [MessageID: [UInt8]] = [:]
    var changedPresence: Set<ChannelID> = []

    init(published: EventID) {
        self.published = published
    }

    /// Members who have a channel open and do not hide it, by id.
    func watching(_ channel: ChannelID) -> [MemberID] {
        let members = seats.filter { $0.key.watched.withLock { $0[channel] != nil } }.map(\.value.member)
        return Set(members).filter { online[$0]?.isHidden == false }.sorted()
    }
}

/// A connected session's place.
struct Seat {
    let member: MemberID
    /// What the member's places give it.
    var keys: Set<FanoutKey>
    /// A ban keeps the member out of some hub: each event is looked at before it is sent.
    var isBarred: Bool
    /// What came while the session still reads the log; nil once it is released.
    var held: [(event: EventID, frame: PreparedFrame)]?

    /// What the fan-out brings by itself: for the barred only what passes and is not stored.
    var subscriptions: Set<FanoutKey> {
        isBarred ? keys.filter { if case .watching = $0 { true } else { false } } : keys
    }
}

/// Where a channel's events go.
enum ChannelPlace {
    case hub(HubID)
    case members([MemberID])
}
