import ArgumentParser
import HubbubTerminal

/// `hubbub login URL`: asks for nick and password and remembers the session.
struct LoginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Log in to a server and remember it in hubbub.conf.",
        discussion: """
            Several logins stand beside each other; the last is the one that is meant. Without a terminal take --code, \
            or give --nick, and the password in HUBBUB_PASSWORD or on standard input.
            """
    )

    @Argument(help: "The server, as https://chat.example.org.")
    var url: String

    @Option(help: "Your nick or e-mail address; asked for when absent.")
    var nick: String?

    @Option(help: "What to call the account; nick@server when absent.")
    var account: String?

    @Flag(help: "Log in without a password: show a code, and wait for it to be approved where you are logged in.")
    var code = false

    @Flag(help: "Read the password from the first line of standard input; needs --nick.")
    var passwordStdin = false

    func run() throws {
        let status = TerminalProgram.logIn(
            url,
            nick: nick,
            account: account,
            passwordFromInput: passwordStdin,
            byCode: code
        )
        throw ExitCode(status.rawValue)
    }
}
