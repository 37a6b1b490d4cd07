import ArgumentParser
import HubbubTerminal

/// `hubbub unread`.
struct UnreadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unread",
        abstract: "Print what is unread, by channel. Nothing becomes read by it."
    )

    @Flag(help: "Print the messages too, from the first unread one of each channel on.")
    var whole = false

    @Flag(help: "Print one JSON object a line, for each channel.")
    var json = false

    @OptionGroup var shared: ServerOptions

    func run() throws {
        throw ExitCode(TerminalProgram.unread(shared.options(json: json), isWhole: whole).rawValue)
    }
}
