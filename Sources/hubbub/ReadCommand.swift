import ArgumentParser
import HubbubTerminal

/// `hubbub read CHANNEL --since 2h`.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Print what was said in a channel or thread, oldest first. Nothing becomes read by it."
    )

    @Argument(help: "As '#berlin/coworking', '@ana', or '#berlin/coworking/42' for a whole thread.")
    var channel: String

    @Option(help: "How far back, as 30m, 2h, 7d; the newest 100 lines when absent.")
    var since: String?

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @OptionGroup var shared: ServerOptions

    func run() throws {
        throw ExitCode(TerminalProgram.read(shared.options(json: json), channel, since: since).rawValue)
    }
}
