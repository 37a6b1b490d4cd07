import ArgumentParser
import HubbubTerminal

/// `hubbub follow`.
struct FollowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: "Print what happens until it is stopped; comes back by itself when the connection is lost."
    )

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @OptionGroup var shared: ServerOptions

    func run() throws {
        throw ExitCode(TerminalProgram.talk(shared.options(json: json), .none).rawValue)
    }
}
