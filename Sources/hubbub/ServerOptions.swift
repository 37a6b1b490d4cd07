import ArgumentParser
import HubbubTerminal

/// What every command that speaks to a server takes.
struct ServerOptions: ParsableArguments {
    @Option(help: "The server, as https://chat.example.org; HUBBUB_SERVER stands for it.")
    var server: String?

    @Option(help: "An account of hubbub.conf: its name, a nick, or a server's address, where only one is meant.")
    var account: String?

    @Option(help: "A file whose first line is a bearer token; HUBBUB_TOKEN holds one itself.")
    var tokenFile: String?

    @Flag(name: .shortAndLong, help: "Print only what was asked for, and what went wrong.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say on standard error what is done.")
    var verbose = false

    func options(json: Bool) -> TerminalProgram.Options {
        var options = TerminalProgram.Options()
        options.server = server
        options.account = account
        options.tokenFile = tokenFile
        options.json = json
        options.isQuiet = quiet
        options.isVerbose = verbose
        return options
    }
}
