import ArgumentParser
import HubbubServer

/// `hubbubd modlog …`: the moderation logs.
struct ModlogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "modlog",
        abstract: "Moderation logs.",
        subcommands: [Verify.self]
    )

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prove that the logs are as they were written, or say where one breaks."
        )

        @Option(name: .long, help: ArgumentHelp("Only this hub's log.", valueName: "SLUG"))
        var hub: String?

        @Option(
            name: .long,
            help: ArgumentHelp(
                "A hash noted earlier, from a log's page or feed: it must be in a log.",
                valueName: "HASH"
            )
        )
        var expect: String?

        @OptionGroup var place: DataOptions

        func run() async throws {
            try await place.ask(.verifyLog(hub: hub, expected: expect))
        }
    }
}
