import Dispatch
import HubbubFanout
import HubbubModel
import HubbubStore
import HubbubWebSocket
import HubbubWire
import Logging
import NIOCore
import Synchronization

/// Turns each commit's events into frames, once, in order, and says who gets them.
///
/// It alone keeps which connected member belongs to which audience, changed only by events. A session that joins is told
/// the log up to a point by a reader and what came after it by the publisher, so that nothing falls between. All of its
/// state is touched on one serial queue.
final class Publisher: Sendable {
    let store: Store
    let forum: ForumSurroundings
    let fanout: Fanout<FanoutKey>
    let logger: Logger
    private let queue = DispatchQueue(label: "hubbub.publisher", qos: .userInitiated)
    private let state: Mutex<PublisherState>
    /// Connected members, for whoever asks from outside the queue.
    private let present = Mutex<Set<MemberID>>([])

    init(store: Store, forum: ForumSurroundings, fanout: Fanout<FanoutKey>, logger: Logger) {
        self.store = store
        self.forum = forum
        self.fanout = fanout
        self.logger = logger
        state = Mutex(PublisherState(published: store.sharedCursor))
    }

    /// Takes one commit.
    ///
    /// On the writer's thread, in commit order.
    func publish(_ commit: Commit) {
        queue.async { self.state.withLock { self.publish(commit, &$0) } }
    }

    /// Does `work` after everything committed before the call has been published.
    func after(_ work: @escaping @Sendable () -> Void) {
        queue.async(execute: work)
    }

    /// Finishes what was handed over.
    ///
    /// Blocks.
    func drain() {
        queue.sync {}
    }

    /// The bytes `"message":…,"thread":…` of a post, shared by its event and its answer.
    ///
    /// On the queue (`after`).
    func postBytes(_ message: Message, _ thread: Thread) -> [UInt8] {
        state.withLock { postBytes(message, thread, &$0) }
    }

    func isPresent(_ members: [MemberID]) -> Set<MemberID> {
        present.withLock { present in Set(members.filter(present.contains)) }
    }

    // MARK: Sessions

    /// Begins to keep back what comes for a session; the member is told false when too many are open.
    func attach(_ session: ForumSession, of member: MemberID, then: @escaping @Sendable (Bool) -> Void) {
        queue.async {
            let attached = self.state.withLock { self.attach(session, member, &$0) }
            then(attached)
        }
    }

    /// Sends `first`, then what was kept back from after `position`, then goes on as usual.
    func release(_ session: ForumSession, first: [PreparedFrame], after position: EventID) {
        queue.async { self.state.withLock { self.release(session, first, position, &$0) } }
    }

    func detach(_ session: ForumSession) {
        queue.async { self.state.withLock { self.detach(session, &$0) } }
    }

    /// `hub` is nil for a conversation.
    func watch(_ session: ForumSession, _ channel: ChannelID, hub: HubID?, _ on: Bool) {
        queue.async {
            self.state.withLock { state in
                guard state.seats[session] != nil else { return }
                if on {
                    session.watched.withLock { $0[channel] = .some(hub) }
                } else {
                    session.watched.withLock { _ = $0.removeValue(forKey: channel) }
                }
                self.resubscribe(session, &state)
                state.changedPresence.insert(channel)
            }
        }
    }

    func typing(_ member: Face, _ channel: ChannelID, _ thread: ThreadID?) {
        queue.async {
            guard self.state.withLock({ $0.online[member.id]?.typesUnseen }) != true else { return }
            let frame = PreparedFrame(
                text: ByteBuffer(bytes: EventFrame.typing(channel: channel, thread: thread, member: member))
            )
            self.fanout.publish([(.watching(channel), frame)])
        }
    }

    /// Tells quiet sessions the cursor up to which they have everything.
    func beat() {
        queue.async {
            let position = self.state.withLock { $0.published }
            let cursor = Cursor(epoch: self.store.epoch, event: position)
            self.fanout.beat(PreparedFrame(text: ByteBuffer(bytes: EventFrame.beat(at: cursor)), isCompressible: false))
        }
    }

    /// Tells who is there, in channels where that has changed.
    func tellPresence() {
        queue.async {
            self.state.withLock { state in
                let channels = state.changedPresence
                state.changedPresence = []
                for channel in channels {
                    let members = state.watching(channel).prefix(Self.facesPresent)
                    let frame = EventFrame.presence(channel: channel, members: Array(members))
                    self.fanout.publish([(.watching(channel), PreparedFrame(text: ByteBuffer(bytes: frame)))])
                }
            }
        }
    }

    /// Nobody reads a longer list of who is there.
    private static let facesPresent = 200

    // MARK: On the queue

    private func publish(_ commit: Commit, _ state: inout PublisherState) {
        state.recentPosts.removeAll(keepingCapacity: true)
        var batch: [(FanoutKey, PreparedFrame)] = []
        for event in commit.events {
            do {
                if Self.changesAudiences(event.kind) {
                    fanout.publish(batch)
                    batch.removeAll(keepingCapacity: true)
                }
                if let frame = try frame(event, commit.notes[event.id], &state) {
                    let keys = try keys(event, commit.notes[event.id], &state)
                    for key in keys { batch.append((key, frame)) }
                    hold(event, keys, frame, &state)
                    sendToBarred(event, keys, frame, state)
                }
                try follow(event, &state)
            } catch {
                logger.error("could not publish an event", metadata: ["event": "\(event.id)", "error": "\(error)"])
            }
            state.published = event.id
        }
        fanout.publish(batch)
        let early = state.early
        state.early = []
        for (session, first, position) in early { release(session, first, position, &state) }
        if !commit.events.isEmpty { forum.retellings.forget() }
    }

    private static func changesAudiences(_ kind: EventKind) -> Bool {
        switch kind {
        case .hubJoined, .hubLeft, .levelChanged, .memberChanged, .hubChanged, .conversationCreated,
            .conversationChanged,
            .conversationClosed, .sessionEnded, .sanctionChanged:
            true
        default: false
        }
    }

    private func frame(_ event: Event, _ payload: EventPayload?, _ state: inout PublisherState) throws -> PreparedFrame?
    {
        guard event.kind != .sessionEnded else { return nil }
        let cursor = Cursor(epoch: store.epoch, event: event.id)
        if event.kind == .messagePosted, case .posted(let message, let thread) = payload {
            let bytes = postBytes(message, thread, &state)
            return PreparedFrame(
                text: ByteBuffer(
                    bytes: EventFrame.stored(event.kind, at: cursor) { json in
                        json.raw(bytes)
                        if event.second > 0 { json.field("in", event.second) }
                    }
                )
            )
        }
        let bytes = try store.read { reader in
            try EventWriter(forum: forum, reader: reader).write(event, payload, at: cursor)
        }
        return bytes.map { PreparedFrame(text: ByteBuffer(bytes: $0)) }
    }

    private func postBytes(_ message: Message, _ thread: Thread, _ state: inout PublisherState) -> [UInt8] {
        if let known = state.recentPosts[message.id] { return known }
        var json = JSONWriter(reserving: 1_024 + 2 * message.body.utf8.count)
        json.name("message")
        json.write(message, html: forum.html)
        json.name("thread")
        json.write(thread)
        state.recentPosts[message.id] = json.bytes
        return json.bytes
    }

    private func keys(
        _ event: Event,
        _ payload: EventPayload?,
        _ state: inout PublisherState
    ) throws -> [FanoutKey] {
        switch event.audience {
        case .community: return [.community]
        case .operators: return [.operators]
        case .member(let member): return state.online[member] == nil ? [] : [.member(member)]
        case .hub(let hub): return [.hub(hub)]
        case .moderators(let hub): return [.moderators(hub)]
        case .channel(let channel):
            switch try place(channel, &state) {
            case .hub(let hub):
                let inside: [FanoutKey] = [.hub(hub), .channel(channel)]
                return try isOpen(event, payload, hub) ? inside + [.outside(channel)] : inside
            case .members(let members): return members.filter { state.online[$0] != nil }.map { .member($0) }
            }
        }
    }

    /// Whether who is not in the hub may have the event: nothing of threads from before it was open to them.
    private func isOpen(_ event: Event, _ payload: EventPayload?, _ hub: HubID) throws -> Bool {
        if case .posted(_, let thread) = payload, thread.begunAt >= forum.communityFrom(hub) { return true }
        guard forum.communityFrom(hub).ms > 0 else { return true }
        return try store.read { reader in
            let thread: ThreadID? =
                switch event.kind {
                case .threadChanged: ThreadID(event.subject)
                case .threadShared, .threadUnshared: try reader.share(ShareID(event.subject))?.thread.id
                default: try reader.message(MessageID(event.subject))?.thread
                }
            guard let thread = try thread.flatMap({ try reader.thread($0) }) else { return false }
            return thread.begunAt >= forum.communityFrom(hub)
        }
    }

    private func place(_ channel: ChannelID, _ state: inout PublisherState) throws -> ChannelPlace {
        if let known = state.places[channel] { return known }
        let place: ChannelPlace = try store.read { reader in
            if let hub = try reader.channel(channel)?.hub { return .hub(hub) }
            return .members(try reader.conversationAudience(channel))
        }
        state.places[channel] = place
        return place
    }

    /// Keeps a frame for sessions that are still reading the log.
    private func hold(_ event: Event, _ keys: [FanoutKey], _ frame: PreparedFrame, _ state: inout PublisherState) {
        let home = state.barred.isDisjoint(with: state.holding) ? .open : home(of: event)
        for session in state.holding
        where state.seats[session]?.keys.isDisjoint(with: keys) == false && !isBarred(session, from: home, state) {
            state.seats[session]?.held?.append((event.id, frame))
        }
    }

    /// Changes who belongs where.
    private func follow(_ event: Event, _ state: inout PublisherState) throws {
        switch event.kind {
        case .hubJoined, .hubLeft, .levelChanged, .settingChanged:
            if case .member(let member) = event.audience { try reload(member, &state) }
        case .sanctionChanged: try sanctioned(event, &state)
        case .memberChanged:
            try reload(MemberID(event.second), &state)
        case .hubChanged: try hubChanged(HubID(event.subject), &state)
        case .conversationChanged, .conversationClosed: state.places[ChannelID(event.subject)] = nil
        case .sessionEnded:
            end(SessionID(event.subject), event.audience, &state)
        default: break
        }
    }

    /// Reads a connected member's places again.
    ///
    /// What is read may be newer than the event; later events then change nothing.
    func reload(_ member: MemberID, _ state: inout PublisherState) throws {
        guard var online = state.online[member] else { return }
        let account = try store.read { reader in
            try online.load(member, reader)
            return try reader.member(member)
        }
        state.online[member] = online
        for session in online.sessions {
            if let account { session.update(account) }
            resubscribe(session, &state)
        }
    }

    /// Watchers who may not read the hub any more stop hearing of it; links learn which hubs may be named.
    private func hubChanged(_ id: HubID, _ state: inout PublisherState) throws {
        try linkHubs()
        for (session, seat) in state.seats {
            let here = session.watched.withLock { $0.filter { $0.value == id }.map(\.key) }
            guard !here.isEmpty, state.online[seat.member]?.memberships[id] == nil else { continue }
            let reads = try store.read { reader in
                try reader.hub(id).map { Rights.mayRead($0, try reader.standing(of: seat.member, in: id)) } ?? false
            }
            guard !reads else { continue }
            session.watched.withLock { watched in
                for channel in here { watched.removeValue(forKey: channel) }
            }
            resubscribe(session, &state)
        }
    }

    /// Tells the surroundings which hubs may be named in links.
    func linkHubs() throws {
        let hubs = try store.read { reader in
            var hubs: [Hub] = []
            while let page = try Optional(reader.hubs(after: hubs.last?.id ?? .none, limit: Limits.page)), !page.isEmpty
            {
                hubs += page
            }
            return hubs
        }
        forum.setHubs(hubs)
    }

    private func end(_ id: SessionID, _ audience: Audience, _ state: inout PublisherState) {
        guard case .member(let member) = audience else { return }
        for session in state.online[member]?.sessions ?? [] where session.id == id {
            fanout.close(session.seat, .init(rawValue: SessionClose.unauthorized.rawValue), reason: "unauthorized")
        }
    }

    private func attach(_ session: ForumSession, _ member: MemberID, _ state: inout PublisherState) -> Bool {
        var online = state.online[member] ?? Online()
        guard online.sessions.count < Limits.sessionsPerMember else { return false }
        do {
            if online.sessions.isEmpty { try store.read { try online.load(member, $0) } }
        } catch {
            logger.error("could not read a member's places", metadata: ["error": "\(error)"])
            return false
        }
        online.sessions.insert(session)
        state.online[member] = online
        present.withLock { _ = $0.insert(member) }
        state.seats[session] = Seat(
            member: member,
            keys: online.keys(member, watched: [:]),
            isBarred: !online.banned.isEmpty,
            held: []
        )
        state.holding.insert(session)
        if !online.banned.isEmpty { state.barred.insert(session) }
        return true
    }

    private func release(
        _ session: ForumSession,
        _ first: [PreparedFrame],
        _ position: EventID,
        _ state: inout PublisherState
    ) {
        guard let seat = state.seats[session], let held = seat.held else { return }
        // A reader sees a commit before it is handed over here: what it has told must not come once more.
        guard state.published >= position else { return state.early.append((session, first, position)) }
        let later = held.filter { $0.event > position }.map(\.frame)
        state.seats[session]?.held = nil
        state.holding.remove(session)
        fanout.send(first + later, to: session.seat)
        fanout.subscribe(session.seat, to: Array(seat.subscriptions))
    }

    private func detach(_ session: ForumSession, _ state: inout PublisherState) {
        guard let seat = state.seats.removeValue(forKey: session) else { return }
        state.holding.remove(session)
        state.barred.remove(session)
        state.changedPresence.formUnion(session.watched.withLock { Set($0.keys) })
        state.online[seat.member]?.sessions.remove(session)
        guard state.online[seat.member]?.sessions.isEmpty == true else { return }
        state.online.removeValue(forKey: seat.member)
        present.withLock { _ = $0.remove(seat.member) }
    }

    /// Makes a session's subscriptions what its member's places and its watched channels say.
    private func resubscribe(_ session: ForumSession, _ state: inout PublisherState) {
        guard let seat = state.seats[session], let online = state.online[seat.member] else { return }
        var changed = seat
        changed.keys = online.keys(seat.member, watched: session.watched.withLock { $0 })
        changed.isBarred = !online.banned.isEmpty
        state.seats[session] = changed
        if changed.isBarred { state.barred.insert(session) } else { state.barred.remove(session) }
        guard seat.held == nil else { return }
        let gone = seat.subscriptions.subtracting(changed.subscriptions)
        let new = changed.subscriptions.subtracting(seat.subscriptions)
        if !gone.isEmpty { fanout.unsubscribe(session.seat, from: Array(gone)) }
        if !new.isEmpty { fanout.subscribe(session.seat, to: Array(new)) }
    }
}
