import ArgumentParser
import HubbubTerminal

/// `hubbub login URL`: asks for nick and password and remembers the session.
struct LoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Log in to a server and remember it in ~/.config/hubbub/servers.json."
    )

    @Argument(help: "The server, as https://chat.example.org.")
    var url: String

    @Option(help: "Your nick or e-mail address; asked for when absent.")
    var nick: String?

    @Flag(help: "Read the password from the first line of standard input; needs --nick.")
    var passwordStdin = false

    func run() throws {
        let status = TerminalProgram.logIn(url, nick: nick, passwordFromInput: passwordStdin)
        throw ExitCode(status.rawValue)
    }
}
