import ArgumentParser
import HubbubTerminal

/// `hubbub [talk]`: reads lines, does what they say, prints what comes.
struct TalkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "talk",
        abstract: "Talk (what happens without a command)."
    )

    @OptionGroup var shared: ServerOptions

    @Flag(help: "Print one JSON object a line: an answer for each line read, and with --follow each event.")
    var json = false

    @Flag(help: "Stay when the input has ended and print what happens.")
    var follow = false

    func run() throws {
        let status = TerminalProgram.talk(shared.options(json: json), .standard(follows: follow))
        throw ExitCode(status.rawValue)
    }
}
