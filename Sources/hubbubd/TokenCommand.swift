import ArgumentParser
import HubbubServer

/// `hubbubd token …`: sessions for scripts.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Bearer tokens for scripts.",
        subcommands: [Create.self]
    )

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a bearer token for a member, on standard output."
        )

        @Argument(help: "Whose.")
        var nick: String

        @OptionGroup var place: DataOptions

        func run() async throws {
            try await place.ask(.createToken(nick: nick))
        }
    }
}
