import HubbubFanout
import HubbubLocale
import HubbubModel
package import HubbubWebSocket
import HubbubWire
import NIOCore
import Synchronization

/// One WebSocket's conversation with the forum: hello, then requests.
///
/// Frames come in on the connection's event loop; answers are sent from the threads that made them, through the fan-out, which keeps
/// their order. A session's writes are enqueued in the order they came.
package final class ForumSession: WebSocketReceiver, Sendable {
    let forum: Forum
    let seat: FanoutSession<FanoutKey>
    let entrance: Entrance
    /// Channels the client has open, with the hub of each.
    let watched = Mutex<[ChannelID: HubID?]>([:])
    private let state = Mutex(State())

    /// What the upgrade request said of who comes.
    struct Entrance: Sendable {
        let cookieToken: String?
        let bearer: String?
        let origin: CallOrigin
    }

    private struct State {
        var phase = Phase.waiting
        var caller: Caller?
        var language = Language.fallback
        var inFlight = 0
        var lastTyping = Time(ms: .min)
    }

    enum Phase {
        case waiting
        case greeting
        case open
        case closed
    }

    init(forum: Forum, seat: FanoutSession<FanoutKey>, entrance: Entrance) {
        self.forum = forum
        self.seat = seat
        self.entrance = entrance
    }

    /// The login it belongs to; nil before hello.
    var id: SessionID? { state.withLock { $0.caller?.session.id } }

    package func received(_ message: WebSocketMessage) {
        guard case .text(let text) = message else {
            return close(.init(rawValue: 1_003), reason: "text only")
        }
        let parsed = text.withUnsafeReadableBytes { bytes -> Result<Request, Request.Failure> in
            do throws(Request.Failure) { return .success(try Request.parse(bytes)) } catch { return .failure(error) }
        }
        switch parsed {
        case .success(let request): receive(request)
        case .failure(let failure): refuseUnreadable(failure)
        }
    }

    package func closed(_ closure: WebSocketClosure) {
        let wasAttached = state.withLock { state in
            defer { state.phase = .closed }
            return state.caller != nil
        }
        forum.fanout.leave(seat)
        if wasAttached { forum.publisher.detach(self) }
        forum.left(self)
    }

    private func receive(_ request: Request) {
        let phase = state.withLock { state in
            if state.phase == .waiting, request.command == "hello" {
                state.phase = .greeting
                return Phase.waiting
            }
            if state.phase == .open { state.inFlight += 1 }
            return state.phase
        }
        switch phase {
        case .waiting where request.command == "hello": forum.greet(self, request)
        case .open where request.command != "hello": perform(request)
        case .closed: break
        default: close(.init(rawValue: SessionClose.protocol.rawValue), reason: "hello comes first, once")
        }
    }

    private func refuseUnreadable(_ failure: Request.Failure) {
        guard state.withLock({ $0.phase == .open }) else {
            return close(.init(rawValue: SessionClose.protocol.rawValue), reason: "not a request")
        }
        let say = failure.refusal.sentence(language)
        send([Answer.no(failure.id, failure.refusal, say: say)])
    }

    private func perform(_ request: Request) {
        let inFlight = state.withLock { $0.inFlight }
        guard inFlight <= Limits.requestsInFlight else {
            return answer(request.id, .failure(Refusal(.limited, retrySeconds: 1)))
        }
        let ask = ask(request.fields)
        if SessionCommand.handles(request.command) {
            SessionCommand(session: self, ask: ask, request: request).run()
            return
        }
        forum.perform(request.command, ask) { self.answer(request.id, $0) }
    }

    /// A request's surroundings.
    func ask(_ fields: Fields) -> Ask {
        let (caller, language) = state.withLock { ($0.caller, $0.language) }
        return Ask(
            forum: forum.surroundings,
            caller: caller,
            fields: fields,
            origin: entrance.origin,
            language: language,
            now: forum.surroundings.configuration.now()
        )
    }

    func answer(_ id: Int64, _ result: Result<Told, Refusal>) {
        state.withLock { $0.inFlight -= 1 }
        switch result {
        case .success(let told): send([Answer.ok(id, written: told.json)])
        case .failure(let refusal): send([Answer.no(id, refusal, say: refusal.sentence(language))])
        }
    }

    /// Opens the session after hello was answered.
    func open(_ caller: Caller, _ language: Language) {
        state.withLock { state in
            guard state.phase == .greeting else { return }
            state.phase = .open
            state.caller = caller
            state.language = language
        }
    }

    /// Remembers who it is before the log is read, so that leaving meanwhile detaches.
    func recognise(_ caller: Caller) {
        state.withLock { $0.caller = caller }
    }

    /// Ends a connection that has not said hello in time.
    func closeIfSilent() {
        guard state.withLock({ $0.phase == .waiting }) else { return }
        close(.init(rawValue: SessionClose.protocol.rawValue), reason: "hello")
    }

    var isClosed: Bool { state.withLock { $0.phase == .closed } }

    /// The member changed: name, rights, language of others stay as they were.
    func update(_ member: Member) {
        state.withLock { state in
            guard let caller = state.caller else { return }
            state.caller = Caller(member: member, session: caller.session)
        }
    }

    /// Whether typing may be told again.
    func mayType(_ now: Time) -> Bool {
        state.withLock { state in
            guard now < state.lastTyping || now.since(state.lastTyping) >= Self.typingEvery else { return false }
            state.lastTyping = now
            return true
        }
    }

    /// Readers see it for 5 s.
    private static let typingEvery = Duration.seconds(3)

    var language: Language { state.withLock { $0.language } }

    func send(_ frames: [[UInt8]]) {
        forum.fanout.send(frames.map { PreparedFrame(text: ByteBuffer(bytes: $0)) }, to: seat)
    }

    func close(_ code: CloseCode, reason: String) {
        forum.fanout.close(seat, code, reason: reason)
    }
}

extension ForumSession: Hashable {
    package static func == (left: ForumSession, right: ForumSession) -> Bool { left === right }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
