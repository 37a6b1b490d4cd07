import ArgumentParser
import HubbubTerminal

/// `hubbub accounts`.
struct AccountsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts",
        abstract: "List the accounts of hubbub.conf; * marks the one that is meant when none is named."
    )

    func run() throws {
        throw ExitCode(TerminalProgram.listAccounts().rawValue)
    }
}
