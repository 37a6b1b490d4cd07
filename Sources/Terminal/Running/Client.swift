import HubbubLocale
import HubbubModel
import HubbubWire
import NIOCore

/// The connection, what is known, and what waits to be sent: everything between a mailbox of frames and lines shown.
///
/// Belongs to one thread, which calls `pump` whenever the mailbox wakes it or `deadline` has come.
final class Client {
    /// What the client tells whoever shows things.
    struct Listener {
        var show: ([String]) -> Void = { _ in }
        /// An answer to a typed line.
        var answered: (Int64, Result<JSON, ClientRefusal>) -> Void = { _, _ in }
        /// An event as it came; those that were missed too.
        var happened: (JSON) -> Void = { _ in }
        /// What was asked for completion is here.
        var learned: () -> Void = {}
        /// A text is to be changed, behind the line that does it.
        var edit: (String, String) -> Void = { _, _ in }
        /// How far an upload is, in bytes.
        var sent: (Int64) -> Void = { _ in }
        var transferred: (Result<HTTPExchange.Answer, TransferFailure>) -> Void = { _ in }
        /// Something calls the person: from where, and what.
        var call: (String, String) -> Void = { _, _ in }
    }

    /// Marks are collected for so long before the server is told.
    static let markDelay = Duration.milliseconds(200)
    /// How long an `unsure` or busy answer without `retry` is waited out.
    static let retryDelay = Duration.seconds(1)

    private(set) var state: ClientState
    private(set) var isStanding = false
    /// Why the client has stopped trying to connect.
    private(set) var end: LinkEnd?
    /// How lines are typed, one for each form of each command of the server.
    private(set) var forms: [CommandForm] = []
    var rendering: Rendering
    /// Whether what happens is shown, not only answers.
    var showsEvents = true
    var listener = Listener()
    let mailbox: Mailbox

    private let link: Link
    private let token: String
    private let language: String?
    private let now: () -> ContinuousClock.Instant
    private var outbox: Outbox
    private var reconnection: Reconnection
    private var waiting: [Line] = []
    private var isLeaving = false
    private var hasStood = false
    private var reconnectAt: ContinuousClock.Instant?
    private var markAt: ContinuousClock.Instant?
    private var retries: [Retry] = []

    private struct Line {
        let text: String
        let number: Int64
    }

    private struct Retry {
        let at: ContinuousClock.Instant
        let entry: Outbox.Entry
    }

    init(
        link: Link,
        mailbox: Mailbox,
        token: String,
        language: String?,
        state: ClientState,
        rendering: Rendering,
        surroundings: Surroundings
    ) {
        self.link = link
        self.mailbox = mailbox
        self.token = token
        self.language = language
        self.state = state
        self.rendering = rendering
        now = surroundings.now
        outbox = Outbox(makeKey: surroundings.makeKey)
        reconnection = Reconnection(random: surroundings.random)
    }

    func start() { link.connect() }

    /// Whether typed lines are still to be sent or answered.
    var isBusy: Bool { !waiting.isEmpty || outbox.unsentLines > 0 || !retries.isEmpty }

    /// Whether the person asked to leave.
    var wantsToLeave: Bool { isLeaving }

    /// Whether a connection has stood once.
    var hasBeenConnected: Bool { hasStood }

    /// Takes a typed line.
    ///
    /// It is acted on when those before it are answered, so that `/open` moves those after it.
    func type(_ text: String, number: Int64) {
        waiting.append(Line(text: text, number: number))
        sendWaiting()
        if !isStanding, isBusy { listener.show(["-- " + state.say("kept")]) }
    }

    /// Asks for members whose nick begins so.
    func findMembers(_ prefix: String) {
        guard isStanding else { return }
        var fields: [(String, JSON)] = [("prefix", .string(prefix))]
        if let place = state.place { fields.append(("channel", .integer(place.channel.rawValue))) }
        send(Ask("member.find", fields, for: .members))
    }

    /// Does with an uploaded file what line `number` asked for.
    func use(_ file: Int64, for purpose: FileTransfers.Purpose, number: Int64) {
        switch purpose {
        case .message(let body, let alt): post(body, files: [FileTransfers.named(file, alt: alt)], number: number)
        case .picture(let hub): type("/hub set \(hub) image \(file)", number: number)
        }
    }

    /// Posts uploaded files where one is, as line `number` asked for.
    private func post(_ body: String, files: [JSON], number: Int64) {
        guard let place = state.place else {
            let refusal = ClientRefusal(code: "invalid", say: state.say("place.none"))
            if number > 0 { listener.answered(number, .failure(refusal)) }
            return listener.show(["! " + refusal.say])
        }
        let target: (String, JSON) =
            place.thread.map { ("thread", .integer($0.id.rawValue)) } ?? ("channel", .integer(place.channel.rawValue))
        let fields: [(String, JSON)] = [target, ("body", .string(body)), ("files", .array(files))]
        send(Ask("message.post", fields, for: .typed(number: number), isAct: true))
    }

    /// Opens a channel at the start.
    func open(_ channel: ChannelID) {
        send(state.opening(.integer(channel.rawValue), for: .opening(number: 0)))
    }

    /// Whether what is shown counts as read, and calls the person.
    func setAway(_ isAway: Bool) { state.isAway = isAway }

    /// Tells the server what was read last, and says goodbye.
    func close() {
        if isStanding { flushMarks() }
        link.close()
    }

    /// Whether the server is not to be tried again by itself.
    var hasGivenUp: Bool { end != nil && reconnectAt == nil && !isStanding }

    /// Why there is no connection, for a person.
    func sentence(for end: LinkEnd?) -> String {
        let detail: String
        switch end {
        case .unreachable(let reason): detail = rendering.safe(reason)
        case .notHubbub: return state.say("server.other")
        case .closed(let code, let reason):
            if code == SessionClose.unauthorized.rawValue { return state.say("end.unauthorized") }
            if code == SessionClose.banned.rawValue { return state.say("end.banned") }
            detail = "\(code)" + (reason.isEmpty ? "" : " \(rendering.safe(reason))")
        case nil: return state.say("end.gone")
        }
        return state.say("end.unreachable", ["reason": detail])
    }

    /// When `pump` is to be called in any case.
    var deadline: ContinuousClock.Instant? {
        ([reconnectAt, markAt].compactMap(\.self) + retries.map(\.at)).min()
    }

    /// Milliseconds for `poll` until the deadline; -1 without one.
    var patience: Int32 {
        guard let deadline else { return -1 }
        let left = now().duration(to: deadline).ms
        return Int32(clamping: max(0, left) + 1)
    }

    /// Takes everything that came, and does what is due.
    func pump() {
        for letter in mailbox.take() {
            switch letter {
            case .opened: greet()
            case .frame(let frame): receive(frame)
            case .closed(let end): closed(end)
            case .commands(let table): takeCommands(table)
            case .sent(let bytes): listener.sent(bytes)
            case .transferred(let result): listener.transferred(result)
            }
        }
        let now = now()
        if let at = reconnectAt, at <= now {
            reconnectAt = nil
            link.connect()
        }
        if let at = markAt, at <= now, isStanding { flushMarks() }
        for retry in retries where retry.at <= now { repeatRequest(retry.entry) }
        retries.removeAll { $0.at <= now }
    }

    private func greet() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("id", Outbox.helloID)
            writer.field("do", "hello")
            writer.field("token", token)
            if let cursor = state.cursor { writer.field("cursor", cursor) }
            if let language { writer.field("lang", language) }
            writer.field("client", "hubbub \(HubbubProtocol.product)")
        }
        link.send(writer.bytes)
    }

    private func receive(_ frame: [UInt8]) {
        guard let received = frame.withUnsafeBytes({ Received($0) }) else { return }
        switch received {
        case .ok(let id, let answer) where id == Outbox.helloID: welcomed(answer)
        case .ok(let id, let answer):
            guard let entry = outbox.answered(id) else { return }
            tell(entry.ask, .success(answer))
            perform(state.answered(entry.ask, answer, rendering))
            if entry.ask.purpose == .members { listener.learned() }
            sendWaiting()
        case .no(let id, let refusal): refused(id, refusal)
        case .event(let name, _, let event):
            if name != "beat" { listener.happened(event) }
            perform(happened(name, event))
        }
    }

    /// Without showing events, what they would have shown stays new for the answers.
    private func happened(_ name: String, _ event: JSON) -> [Effect] {
        guard !showsEvents else { return state.happened(name, event, rendering) }
        let shown = state.shown
        let effects = state.happened(name, event, rendering)
        state.shown = shown
        return effects.filter { effect in
            switch effect {
            case .show: false
            case .ask(let ask): ask.purpose != .notices
            case .edit, .call: false
            case .leave: true
            }
        }
    }

    private func welcomed(_ answer: JSON) {
        reconnection.stands()
        let effects = state.greeted(answer, rendering)
        rendering.language = state.language
        for event in answer["events"]?.array ?? [] { listener.happened(event) }
        isStanding = true
        hasStood = true
        end = nil
        // What was not answered goes again, in order, before anything new.
        for entry in outbox.entries { link.send(entry.frame) }
        perform(effects)
        sendWaiting()
    }

    private func refused(_ id: Int64?, _ refusal: ReceivedRefusal) {
        if id == Outbox.helloID { return listener.show([rendering.refusal(refusal)]) }
        guard let id, let entry = outbox.answered(id) else { return }
        // What was read is told again; nobody types it a second time.
        let passes =
            ["unsure", "busy"].contains(refusal.code) || (refusal.code == "limited" && entry.ask.purpose == .quiet)
        if passes, outbox.keep(entry) {
            _ = outbox.answered(id)
            let delay = refusal.retrySeconds.map { Duration.seconds(min(max(1, $0), 60)) } ?? Self.retryDelay
            retries.append(Retry(at: now() + delay, entry: entry))
            return sendWaiting()
        }
        tell(entry.ask, .failure(ClientRefusal(refusal)))
        perform(state.refused(entry.ask, refusal, rendering))
        sendWaiting()
    }

    private func repeatRequest(_ entry: Outbox.Entry) {
        guard outbox.keep(entry), isStanding else { return }
        link.send(entry.frame)
    }

    private func closed(_ end: LinkEnd) {
        link.ended()
        let stood = isStanding
        isStanding = false
        for retry in retries { _ = outbox.keep(retry.entry) }
        retries = []
        guard !isLeaving else { return }
        // A ban leaves a login that tells of it, and takes an appeal: the server is asked for it once.
        if case .closed(SessionClose.banned.rawValue, _) = end, stood, state.ban == nil {
            listener.show(["-- " + state.say("end.banned")])
            reconnectAt = now()
            return
        }
        switch reconnection.ended(end) {
        case .again(let delay):
            reconnectAt = now() + delay
            if stood || hasStood, state.tellsReturn {
                let seconds = String(max(1, (delay.ms + 500) / 1_000))
                listener.show(["-- " + state.say("lost", ["count": seconds])])
            }
            if !hasStood { self.end = end }
        case .stay: self.end = end
        }
    }

    private func tell(_ ask: Ask, _ result: Result<JSON, ClientRefusal>) {
        switch ask.purpose {
        case .typed(let number), .opening(let number), .editing(let number, _):
            if number > 0 { listener.answered(number, result.map { ask.asLine($0) }) }
        case .quiet, .followState, .members, .notices, .waiting, .recount: break
        }
    }

    private func perform(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .show(let lines): if !lines.isEmpty { listener.show(lines) }
            case .ask(let ask): send(ask)
            case .edit(let line, let text): listener.edit(line, text)
            case .call(let title, let text): listener.call(title, text)
            case .leave: isLeaving = true
            }
        }
        if !state.marks.isEmpty, markAt == nil { markAt = now() + Self.markDelay }
    }

    private func send(_ ask: Ask) {
        let entry = outbox.add(ask)
        if isStanding { link.send(entry.frame) }
    }

    private func flushMarks() {
        markAt = nil
        for ask in state.marks.take() { send(ask) }
    }

    /// Tells what was read; false while the server has not answered.
    ///
    /// A command may ask what is unread, and the server reads beside its writing: what was shown before the command must not
    /// count any more.
    private func hasToldMarks() -> Bool {
        flushMarks()
        return !outbox.entries.contains { $0.ask.command == ReadMarks.command }
    }

    /// Sends the next typed line when the one before it is answered.
    private func sendWaiting() {
        while isStanding, !isLeaving, outbox.unsentLines == 0, !waiting.isEmpty,
            retries.allSatisfy({ $0.entry.ask.purpose == .quiet })
        {
            guard !waiting[0].text.hasPrefix("/") || hasToldMarks() else { return }
            let line = waiting.removeFirst()
            guard line.text.utf8.count <= Self.lineBytes else {
                let refusal = ClientRefusal(code: "too_long", say: state.say("too_long"))
                listener.answered(line.number, .failure(refusal))
                listener.show(["! " + refusal.say])
                continue
            }
            act(on: line)
        }
    }

    /// The longest line that is sent: a longest message and its command, escaped, fit into a frame.
    static let lineBytes = Limits.bodyBytes + 512

    private func act(on line: Line) {
        let effects = state.typed(line.text, number: line.number)
        let isAsking = effects.contains { if case .ask = $0 { true } else { false } }
        if !isAsking {
            let isRefused = effects.contains { if case .show = $0 { true } else { false } }
            let refusal = ClientRefusal(code: "invalid", say: effects.shown.joined(separator: " "))
            listener.answered(line.number, isRefused ? .failure(refusal) : .success(.object(JSON.Object())))
        }
        perform(effects)
    }

    private func takeCommands(_ table: [UInt8]) {
        guard let json = try? JSONParser.parse(table) else { return }
        let list = json["commands"]?.array ?? json["ok"]?["commands"]?.array ?? []
        forms = list.flatMap { $0["lines"]?.array ?? [] }.compactMap { CommandForm($0, safe: rendering.safe) }
    }
}
