import ArgumentParser
import HubbubTerminal

/// `hubbub logout [URL]`: ends the session and forgets it.
struct LogoutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "End the session at a server and forget it."
    )

    @Argument(help: "The server; the last one logged in to when absent.")
    var url: String?

    func run() throws {
        throw ExitCode(TerminalProgram.logOut(url).rawValue)
    }
}
