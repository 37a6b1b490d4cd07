import Glibc
import HubbubLocale
import HubbubMarkup
import HubbubModel
import HubbubWire
import NIOPosix

/// What the commands of the tool have in common: calls, a form to print answers in, and a status at the end.
struct Tool {
    let calls: Calls
    let options: TerminalProgram.Options
    /// Knows what was answered, to print it in words.
    var state: ClientState
    let rendering: Rendering

    init(_ options: TerminalProgram.Options, _ surroundings: Surroundings) throws(Complaint) {
        self.options = options
        let connection = try Connection.find(options, surroundings)
        calls = Calls(
            connection: connection,
            surroundings: surroundings,
            isVerbose: options.isVerbose,
            group: MultiThreadedEventLoopGroup(numberOfThreads: 1)
        )
        let language = connection.language ?? .fallback
        state = ClientState(language: language, keepsLanguage: true, readsWhatItShows: false)
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let width = surroundings.environment("COLUMNS").flatMap { Int($0) }.map { min(max($0, 20), 1_000) }
        rendering = Rendering(
            style: isTerminal && TerminalKind(surroundings.environment).isColoured ? .colour : .plain,
            width: isTerminal ? LineEditor.terminalWidth : width ?? Rendering.usualWidth,
            cutsLines: isTerminal,
            language: language,
            clock: LocalTime.here
        )
        calls.note("\(connection.server)")
    }

    /// Runs, and says what was refused: on standard error in words, and with `--json` as an object on standard output.
    mutating func run(_ body: (inout Tool) throws(CallFailure) -> Void) throws(Complaint) -> ExitStatus {
        do throws(CallFailure) {
            try body(&self)
            return .done
        } catch {
            switch error {
            case .complaint(let complaint): throw complaint
            case .refused(let refusal):
                var said = refusal.say
                if let line = refusal.proposal, !said.contains(line) { said += "  " + calls.say("try", ["line": line]) }
                StandardStream.error("hubbub: \(TerminalText.safe(said))\n")
                if options.json { try? print(ScriptLine.no(refusal)) }
                return .refused
            }
        }
    }

    /// One object on a line of its own.
    ///
    /// - Throws: when nobody reads it any more.
    func print(_ line: ScriptLine) throws(CallFailure) {
        try write([line.text])
    }

    func write(_ lines: [String]) throws(CallFailure) {
        guard !lines.isEmpty else { return }
        guard StandardStream.output(lines.joined(separator: "\n") + "\n") else {
            throw .complaint(Complaint(.done, ""))
        }
    }

    /// Prints in words what a command was answered.
    mutating func show(_ command: String, _ answer: JSON) throws(CallFailure) {
        let effects = state.answered(Ask(command, [], for: .typed(number: 0)), answer, rendering)
        try write(effects.shown)
    }
}
