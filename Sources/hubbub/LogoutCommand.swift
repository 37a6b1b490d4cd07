import ArgumentParser
import HubbubTerminal

/// `hubbub logout [ACCOUNT]`: ends the session and forgets it.
struct LogoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "End the session of an account and forget it."
    )

    @Argument(help: "The account's name, its nick or its server; the one that is meant when absent.")
    var account: String?

    func run() throws {
        throw ExitCode(TerminalProgram.logOut(account).rawValue)
    }
}
