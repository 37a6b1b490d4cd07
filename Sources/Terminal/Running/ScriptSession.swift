import Glibc
import HubbubWire

/// Lines from standard input, answers to standard output: the client as a tool.
///
/// A line is sent when the one before it is answered. Nothing is marked as read.
final class ScriptSession {
    /// How long a script's connection may be gone before it gives up; with `--follow` it never does.
    static let patience = Duration.seconds(30)

    let client: Client
    let surroundings: Surroundings
    var transfers: FileTransfers
    /// The line whose file is under way.
    var transferring: Int64?
    private let options: TerminalProgram.Options
    private let follows: Bool
    private let isStrict: Bool
    /// -1 where no lines come.
    private let source: Int32
    private var input = InputLines(bytes: Client.lineBytes)
    private var block = LineBlock(limit: Client.lineBytes)
    private var number: Int64 = 0
    /// Read, and not yet taken: a strict script waits for each answer before it goes on.
    private var waiting: ArraySlice<InputLines.Line> = []
    private var isAtEnd = false
    private var isBlockRefused = false
    private var isBroken = false
    private var status = ExitStatus.done
    private var goneSince: ContinuousClock.Instant?

    /// - Throws: `Complaint` when the script cannot be read.
    init(
        client: Client,
        _ options: TerminalProgram.Options,
        _ input: TerminalProgram.Input,
        _ transfers: FileTransfers,
        _ surroundings: Surroundings
    ) throws(Complaint) {
        self.client = client
        self.transfers = transfers
        self.surroundings = surroundings
        self.options = options
        switch input {
        case .standard(let follows): (source, self.follows, isStrict) = (STDIN_FILENO, follows, false)
        case .none: (source, follows, isStrict) = (-1, true, false)
        case .script("-", let isStrict): (source, follows, self.isStrict) = (STDIN_FILENO, false, isStrict)
        case .script(let path, let isStrict):
            (source, follows, self.isStrict) = (open(path, O_RDONLY | O_CLOEXEC), false, isStrict)
            guard source >= 0 else { throw Complaint(.usage, "\(SystemFault(path))") }
        }
        isAtEnd = source < 0
        client.showsEvents = follows && !options.json
        client.listener.show = { [weak self] lines in
            guard let self, !options.json else { return }
            for line in lines where !options.isQuiet || line.hasPrefix("!") { write(line) }
        }
        client.listener.answered = { [weak self] number, result in self?.answered(number, result) }
        client.listener.transferred = { [weak self] result in self?.transferred(result) }
        client.listener.happened = { [weak self] event in
            guard let self, options.json, follows else { return }
            write(ScriptLine.event(event).text)
        }
    }

    func run() -> ExitStatus {
        client.start()
        while !isBroken {
            client.pump()
            if let end = client.end, !client.hasBeenConnected || client.hasGivenUp { return lost(end) }
            if isGoneTooLong { return lost(client.end) }
            takeWaiting()
            if isStrict, status == .refused { break }
            if client.wantsToLeave || (isAtEnd && waiting.isEmpty && !isBusy && !follows) { break }
            wait()
        }
        client.close()
        return status
    }

    /// Whether lines are still to be answered.
    private var isBusy: Bool { client.isBusy || transferring != nil }

    private func lost(_ end: LinkEnd?) -> ExitStatus {
        StandardStream.error("hubbub: \(client.sentence(for: end))\n")
        return .noConnection
    }

    private var isGoneTooLong: Bool {
        guard client.hasBeenConnected, !client.isStanding, !follows else {
            goneSince = nil
            return false
        }
        let since = goneSince ?? ContinuousClock.now
        goneSince = since
        return since.duration(to: .now) > Self.patience
    }

    private func wait() {
        let takesInput = client.isStanding && !isAtEnd && !isBusy
        var polled = [
            pollfd(fd: client.mailbox.wakes, events: Int16(POLLIN), revents: 0),
            pollfd(fd: takesInput ? source : -1, events: Int16(POLLIN), revents: 0),
        ]
        let patience = client.isStanding ? client.patience : min(UInt32(bitPattern: client.patience), 1_000).asPatience
        guard poll(&polled, nfds_t(polled.count), patience) >= 0 || errno == EINTR else {
            isBroken = true
            return
        }
        if takesInput, polled[1].revents != 0 { readInput() }
    }

    private func readInput() {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(source, &bytes, bytes.count)
        if count < 0, errno == EINTR { return }
        if count > 0 {
            waiting += input.append(bytes[..<count])
        } else {
            isAtEnd = true
            if let line = input.end() { waiting.append(line) }
        }
        takeWaiting()
    }

    private func takeWaiting() {
        while client.isStanding, transferring == nil, !isStrict || !client.isBusy, let line = waiting.first {
            if client.isBusy, !block.isOpen, case .text(let text) = line, Self.waits(text) { break }
            waiting.removeFirst()
            take(line)
        }
        guard isAtEnd, waiting.isEmpty, block.isOpen, !isBlockRefused else { return }
        isBlockRefused = true
        refuse("block.open")
    }

    private func take(_ line: InputLines.Line) {
        number += 1
        guard !(isStrict && status == .refused) else { return }
        if number == 1, case .text(let text) = line, text.hasPrefix("#!") {
            return answered(1, .success(.object(JSON.Object())))
        }
        switch line {
        case .text(let text):
            let wasOpen = block.isOpen
            guard let whole = block.take(text) else { return }
            if wasOpen || !act(on: whole, number: number) { client.type(whole, number: number) }
        case .tooLong: refuse("too_long")
        case .garbled: refuse("garbled")
        }
    }

    private func refuse(_ key: String) {
        let code = ["garbled": "bad_request", "block.open": "usage"][key] ?? key
        let refusal = ClientRefusal(code: code, say: client.state.say(key))
        answered(number, .failure(refusal))
        if !options.json { write("! " + refusal.say) }
    }

    private func answered(_ number: Int64, _ result: Result<JSON, ClientRefusal>) {
        if case .failure = result { status = .refused }
        guard options.json else { return }
        switch result {
        case .success(let answer): write(ScriptLine.answer(line: number, answer).text)
        case .failure(let refusal): write(ScriptLine.refusal(line: number, refusal).text)
        }
    }

    private func write(_ line: String) {
        if !StandardStream.output(line + "\n") { isBroken = true }
    }
}

extension UInt32 {
    /// Milliseconds for `poll`.
    fileprivate var asPatience: Int32 { Int32(clamping: self) }
}
