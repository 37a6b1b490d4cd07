import Glibc
import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire
import NIOCore
import NIOHTTP1

/// A person at a terminal: lines are edited while others come in.
final class InteractiveSession: LineEditorDelegate {
    /// How long Tab waits for the server to name members.
    static let completionWait = Duration.milliseconds(400)

    let client: Client
    let surroundings: Surroundings
    private(set) var editor: LineEditor?
    private let connection: Connection
    private let group: any EventLoopGroup
    private let signals: Signals
    private var number: Int64 = 0
    private var diesOf: Int32?
    private var hasGreeted = false
    private var hasOpened = false
    private var hasLearned = false
    private var block = LineBlock(limit: Client.lineBytes)
    private var notifier: Notifier
    /// Where the line was begun that is being typed.
    private var begun: Place?
    var transfers: FileTransfers
    /// A picture whose description is the next line, and what is posted with it.
    var waiting: (path: String, body: String)?
    /// What was pasted and is asked about, behind what was typed before it.
    private var pasted: (text: String, line: String)?

    init(
        client: Client,
        _ connection: Connection,
        _ group: any EventLoopGroup,
        _ signals: Signals,
        _ transfers: FileTransfers,
        _ surroundings: Surroundings
    ) {
        self.client = client
        self.connection = connection
        self.group = group
        self.signals = signals
        self.surroundings = surroundings
        notifier = Notifier(connection.config[.notify])
        self.transfers = transfers
    }

    func run() throws(Complaint) -> ExitStatus {
        let folder = ConfigFolder(environment: surroundings.environment)
        guard let history = InputHistory(path: connection.config[.history] == "on" ? folder?.history : nil),
            let editor = LineEditor(
                signals: signals,
                history: history,
                clears: TerminalKind(surroundings.environment).isMovable
            )
        else { throw Complaint(.usage, client.state.say("terminal.none")) }
        self.editor = editor
        editor.delegate = self
        listen()
        client.start()
        updatePrompt()
        reading: while true {
            switch editor.readLine() {
            case .text(let line): take(line)
            case .end:
                editor.restore()
                break reading
            }
            guard woken() else { break }
        }
        var status = ExitStatus.done
        if let end = client.end, client.hasGivenUp || !client.hasBeenConnected {
            StandardStream.error("hubbub: \(client.sentence(for: end))\n")
            status = .noConnection
        }
        client.close()
        self.editor = nil
        if let diesOf { Signals.die(of: diesOf) }
        return status
    }

    private func listen() {
        client.listener.show = { [weak self] lines in
            self?.print(lines)
        }
        client.listener.learned = { [weak self] in self?.hasLearned = true }
        client.listener.sent = { [weak self] bytes in self?.transfers.sent = bytes }
        client.listener.transferred = { [weak self] result in self?.transferred(result) }
        client.listener.edit = { [weak self] line, text in self?.edit(text, behind: line) }
        client.listener.call = { [weak self] title, text in
            guard let self, !client.state.isAway else { return }
            if let until = client.state.quietUntil, until > Time(ms: Int64(time(nil)) * 1_000) { return }
            notifier.call(title, text, now: surroundings.now()) { self.editor?.ring() }
        }
    }

    /// A line as it was typed: part of a block, of the session, or for the client, unless it would go where its writer
    /// was not when it was begun.
    private func take(_ line: String) {
        if let waiting {
            self.waiting = nil
            return begin(waiting.path, for: .message(body: waiting.body, alt: line))
        }
        let wasOpen = block.isOpen
        guard let text = block.take(line) else {
            if !wasOpen { say("block") }
            return
        }
        if !wasOpen, let line = SessionLine(text) { return act(on: line) }
        if TypedLine.isPost(text), let begun, let place = client.state.place, !Self.isSame(begun, place) {
            let known = [begun, place].map {
                client.state.address(of: $0.channel) + ($0.thread.map { "›\($0.number)" } ?? "")
            }
            say("elsewhere", ["before": known[0], "place": known[1]])
            if text.contains("\n") { pasted = (text, "") } else { editor?.type(text) }
            self.begun = place
            if text.contains("\n") { askAboutPaste() }
            return
        }
        submit(text)
    }

    private static func isSame(_ one: Place, _ other: Place) -> Bool {
        one.channel == other.channel && one.thread?.id == other.thread?.id
    }

    private func submit(_ text: String) {
        number += 1
        client.type(text, number: number)
    }

    func say(_ key: String, _ values: [String: String] = [:]) {
        print(["-- " + client.state.say(key, values)])
    }

    /// Shows lines above the one being typed, broken between words where they are wider than the terminal.
    func print(_ lines: [String]) {
        editor?.print(lines.flatMap(client.rendering.wrapped), prompt: prompt)
    }

    private func act(on line: SessionLine) {
        switch line {
        case .away:
            client.setAway(true)
            say("away.begin")
        case .back:
            client.setAway(false)
            say("away.end", ["count": String(client.state.unread)])
        case .undisturbed(let span):
            notifier.beQuiet(until: span.map { surroundings.now() + $0 })
            say("dnd", span.map { ["span": "\($0.components.seconds / 60) min"] } ?? [:])
        case .disturbed:
            notifier.disturb()
            say("dnd.off")
        case .editor: if let text = write("") { submit(LineBlock.joined("", text)) }
        case .upload(let path, let alt, let body): upload(path, alt: alt, body: body)
        case .picture(let hub, let path): sendPicture(path, of: hub)
        case .files: listFiles()
        case .save(let file, let folder): save(file, in: folder)
        }
    }

    var wakeDescriptor: Int32 { client.mailbox.wakes }

    var patience: Int32 { client.patience }

    func woken() -> Bool {
        client.pump()
        greet()
        updatePrompt()
        return !client.wantsToLeave && !client.hasGivenUp && (client.end == nil || client.hasBeenConnected)
    }

    func rested() { Footprint.rest() }

    func ended(by signal: Int32) {
        diesOf = signal
    }

    func keeps(_ line: String) -> Bool {
        !block.isOpen && waiting == nil && line != LineBlock.mark && line.utf8.count <= Client.lineBytes
            && !TypedLine.isPrivate(line, at: client.state.place)
    }

    func resized() {
        client.rendering.width = LineEditor.terminalWidth
    }

    func lineBegan() { begun = client.state.place }

    func interrupted() {
        pasted = nil
        guard block.isOpen || waiting != nil else { return }
        waiting = nil
        block.drop()
        say("paste.dropped")
    }

    func pressed(alt key: Character) {
        guard !block.isOpen else { return }
        if key == "a" { return client.type("/next", number: 0) }
        let state = client.state
        let channels = state.opened.filter { state.channels[$0] != nil }
        guard let place = key.wholeNumberValue, channels.indices.contains(place - 1) else { return }
        client.type("/open \(state.address(of: channels[place - 1]))", number: 0)
    }

    func pasted(_ text: String, into line: String) {
        guard !text.isEmpty else { return say("paste.long") }
        pasted = (text, line)
        askAboutPaste()
    }

    private func askAboutPaste() {
        guard let pasted else { return }
        let count = pasted.text.split(separator: "\n", omittingEmptySubsequences: false).count
        say("paste.ask", ["count": String(count)])
        editor?.ask()
    }

    func answered(_ key: Character) -> Bool {
        guard let pasted else { return true }
        switch key {
        case "y", "Y", "o", "O", "s", "S", "j", "J":
            editor?.drop()
            submit(LineBlock.joined(pasted.line, pasted.text))
        case "e", "E":
            editor?.drop()
            if let text = write(pasted.text) { submit(LineBlock.joined(pasted.line, text)) }
        case "n", "N", "q", "\u{1B}", "\u{3}": say("paste.dropped")
        default: return false
        }
        self.pasted = nil
        return true
    }

    func compose(_ line: String) -> String? {
        guard let text = write(line) else { return nil }
        guard text.contains("\n") else { return text }
        submit(LineBlock.joined("", text))
        return ""
    }

    /// A text of one line is changed in the line; a longer one in the editor.
    private func edit(_ text: String, behind line: String) {
        guard text.contains("\n") else {
            begun = client.state.place
            editor?.type(line + text)
            return
        }
        guard let changed = write(text) else { return }
        if changed == text { say("editor.same") } else { submit(line + changed) }
    }

    /// What is written in the person's editor; nil for nothing.
    private func write(_ text: String) -> String? {
        guard let editor else { return nil }
        let program = TextEditor.program(connection.config[.editor], surroundings.environment)
        let folder = ["XDG_RUNTIME_DIR", "TMPDIR"].compactMap { surroundings.environment($0) }.first {
            $0.hasPrefix("/")
        }
        let written = editor.lend {
            TextEditor.edit(text, with: program, in: folder ?? "/tmp") {
                var polled = pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&polled, 1, 100)
                client.pump()
            }
        }
        guard let written else {
            say("editor.none", ["program": TerminalText.safe(program)])
            return nil
        }
        var lines = written[...]
        while lines.last?.isWhitespace == true { lines.removeLast() }
        return lines.isEmpty ? nil : String(lines)
    }

    /// Asks the server whose nick begins so, and waits a moment for the answer.
    func completion(for text: String) -> Completion? {
        if let prefix = Completion.nickPrefix(text), client.isStanding {
            hasLearned = false
            client.findMembers(prefix)
            let until = surroundings.now() + Self.completionWait
            while !hasLearned, surroundings.now() < until {
                var polled = pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&polled, 1, Int32(clamping: surroundings.now().duration(to: until).ms + 1))
                client.pump()
            }
        }
        let state = client.state
        let threads = state.threads.values.filter { $0.channel == state.place?.channel }.sorted { $0.last > $1.last }
        let safe = client.rendering.safe
        let words = Completion.Words(
            forms: client.forms + TypedLine.own,
            channels: state.channels.keys.map { safe(state.address(of: $0)) }.filter { $0.hasPrefix("#") },
            nicks: state.nicks.map(safe),
            numbers: state.named.names,
            threads: threads.map { ($0.number, safe($0.title.isEmpty ? $0.excerpt : $0.title)) }
        )
        return Completion(text, words: words)
    }

    var prompt: String {
        guard !block.isOpen else { return "... " }
        if waiting != nil { return "alt > " }
        if let bar = transfers.bar { return bar + " > " }
        let state = client.state
        let away = state.isAway ? state.say("away") : ""
        return client.rendering.safe(
            Prompt.text(state.place, unread: state.unread, isOffline: !client.isStanding, away: away)
        )
    }

    private func updatePrompt() {
        guard let editor, editor.prompt != prompt else { return }
        editor.changePrompt(prompt)
    }

    /// Says hello to the person, and opens a channel when the joined hubs are known.
    private func greet() {
        guard client.isStanding else { return }
        let state = client.state
        if !hasGreeted {
            hasGreeted = true
            fetchCommands()
            let nick = state.me.map { client.rendering.safe($0.nick) } ?? ""
            let server = connection.server.description
            say("welcome", ["nick": nick, "server": server])
            if state.hubs.isEmpty, state.ban == nil { say("welcome.join") }
        }
        guard !hasOpened, !state.hubs.isEmpty, state.hubs.values.allSatisfy({ $0.hub != nil }) else { return }
        hasOpened = true
        if state.place == nil, number == 0, let channel = firstChannel { client.open(channel) }
    }

    /// The channel with most unread, else the first joined hub's own.
    private var firstChannel: ChannelID? {
        let state = client.state
        let busiest = state.reading.values.filter { $0.unread > 0 && state.channels[$0.channel] != nil }
            .max { ($0.mentions, $0.unread) < ($1.mentions, $1.unread) }
        if let busiest { return busiest.channel }
        let first = state.hubs.keys.min()
        return state.channels.values.filter { $0.hub == first && !$0.address.contains("/") }.map(\.id).min()
    }

    private func fetchCommands() {
        var exchange = connection.exchange(group)
        exchange.language = client.state.language.rawValue
        let mailbox = client.mailbox
        exchange.send(.GET, "/api/v1/commands").whenSuccess { answer in
            if answer.status == 200 { mailbox.post(.commands(answer.body)) }
        }
    }
}
