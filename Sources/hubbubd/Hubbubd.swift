import ArgumentParser
import HubbubServer

/// The server and its administration.
@main
struct Hubbubd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubbubd",
        abstract: "A chat-style forum that a community owns.",
        version: ServerVersion.text,
        subcommands: [
            Serve.self, MemberCommand.self, TokenCommand.self, HubCommand.self, ImportCommand.self, Recover.self,
            Status.self, ModlogCommand.self,
        ]
    )

    /// Ends with 0, 1 (refused) or 2 (usage, settings); the library's own number for usage would be 64.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as ServerFailure {
            Output.error("hubbubd: \(failure)")
            exit(withError: ExitCode(failure.status))
        } catch {
            let code = exitCode(for: error)
            guard code != .success else { exit(withError: error) }
            Output.error(fullMessage(for: error))
            exit(withError: ExitCode(ServerFailure.usageStatus))
        }
    }
}
