import ArgumentParser
import HubbubTerminal

/// `hubbub [talk]`: reads lines, does what they say, prints what comes.
struct TalkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "talk",
        abstract: "Talk (what happens without a command)."
    )

    @Option(help: "The server, as https://chat.example.org.")
    var server: String?

    @Option(help: "A bearer token. Better in HUBBUB_TOKEN: others on this machine can read a command line.")
    var token: String?

    @Flag(help: "Print one JSON object a line: an answer for each line read, and with --follow each event.")
    var json = false

    @Flag(help: "Stay when the input has ended and print what happens.")
    var follow = false

    func run() throws {
        let options = TerminalProgram.Options(server: server, token: token, json: json, follow: follow)
        throw ExitCode(TerminalProgram.talk(options).rawValue)
    }
}
