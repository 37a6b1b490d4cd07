import ArgumentParser
import HubbubTerminal

/// `hubbub do COMMAND key=value…`.
struct DoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "do",
        abstract: "Do any command of the server's table, and print its answer as JSON.",
        discussion: """
            key=value gives a field its value, key@FILE the content of a file (key@- standard input, for secrets), \
            key:=JSON anything. docs/PROTOCOL.md lists the commands, and so does the server at /api/v1/commands.
            """
    )

    @Argument(help: "As member.show.")
    var command: String

    @Argument(help: "As member=ana.")
    var fields: [String] = []

    @OptionGroup var shared: ServerOptions

    func run() throws {
        throw ExitCode(TerminalProgram.perform(shared.options(json: true), command, fields).rawValue)
    }
}
