import Glibc
import HubbubLocale
import HubbubModel
import HubbubWire
import NIOCore
import NIOHTTP1

/// A person at a terminal: lines are edited while others come in.
final class InteractiveSession: LineEditorDelegate {
    /// How long Tab waits for the server to name members.
    static let completionWait = Duration.milliseconds(400)

    private let client: Client
    private let connection: Connection
    private let group: any EventLoopGroup
    private let signals: Signals
    private let surroundings: Surroundings
    private var editor: LineEditor?
    private var number: Int64 = 0
    private var diesOf: Int32?
    private var hasGreeted = false
    private var hasOpened = false
    private var hasLearned = false

    init(
        client: Client,
        _ connection: Connection,
        _ group: any EventLoopGroup,
        _ signals: Signals,
        _ surroundings: Surroundings
    ) {
        self.client = client
        self.connection = connection
        self.group = group
        self.signals = signals
        self.surroundings = surroundings
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
        client.listener.show = { [weak self] lines in
            guard let self else { return }
            self.editor?.print(lines, prompt: prompt)
        }
        client.listener.learned = { [weak self] in self?.hasLearned = true }
        client.start()
        updatePrompt()
        var status = ExitStatus.done
        reading: while true {
            switch editor.readLine() {
            case .text(let line):
                number += 1
                client.type(line, number: number)
            case .end:
                editor.restore()
                break reading
            }
            guard woken() else { break }
        }
        if let end = client.end, client.hasGivenUp || !client.hasBeenConnected {
            StandardStream.error("hubbub: \(client.sentence(for: end))\n")
            status = .noConnection
        }
        client.close()
        self.editor = nil
        if let diesOf { Signals.die(of: diesOf) }
        return status
    }

    var wakeDescriptor: Int32 { client.mailbox.wakes }

    var patience: Int32 { client.patience }

    func woken() -> Bool {
        client.pump()
        greet()
        updatePrompt()
        return !client.wantsToLeave && !client.hasGivenUp && (client.end == nil || client.hasBeenConnected)
    }

    func ended(by signal: Int32) {
        diesOf = signal
    }

    func keeps(_ line: String) -> Bool { !TypedLine.isPrivate(line, at: client.state.place) }

    func resized() {
        client.rendering.width = LineEditor.terminalWidth
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
        let words = Completion.Words(
            commands: client.commands + ["/quit"],
            channels: state.channels.keys.map { state.address(of: $0) }.filter { $0.hasPrefix("#") },
            nicks: state.nicks,
            numbers: state.named.names
        )
        return Completion(text, words: words)
    }

    private var prompt: String {
        let state = client.state
        return client.rendering.safe(
            Prompt.text(state.place, unread: state.unread, isOffline: !client.isStanding)
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
            editor?.print(["-- " + state.say("welcome", ["nick": nick, "server": server])])
            if state.hubs.isEmpty, state.ban == nil { editor?.print(["-- " + state.say("welcome.join")]) }
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
        var exchange = HTTPExchange(group: group, server: connection.server)
        exchange.token = connection.token
        exchange.language = client.state.language.rawValue
        let mailbox = client.mailbox
        exchange.send(.GET, "/api/v1/commands").whenSuccess { answer in
            if answer.status == 200 { mailbox.post(.commands(answer.body)) }
        }
    }
}
