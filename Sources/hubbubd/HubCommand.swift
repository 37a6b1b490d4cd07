import ArgumentParser
import HubbubModel
import HubbubServer

/// `hubbubd hub …`: what the machine may do to hubs.
struct HubCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "hub", abstract: "Hubs.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a hub.")

        @Argument(help: "Its address: 2 to 32 of a-z, 0-9 and -, a letter first.")
        var slug: String

        @Option(name: .long, help: "Its name.")
        var name: String

        @Option(
            name: .long,
            help: ArgumentHelp("Who reads it: public community private.", valueName: "visibility")
        )
        var visibility = Visibility.community.rawValue

        @Option(
            name: .long,
            help: ArgumentHelp("Who runs it: a member, who is in it from the start.", valueName: "NICK")
        )
        var steward: String?

        @OptionGroup var place: DataOptions

        func run() async throws {
            guard let visibility = Visibility(rawValue: visibility) else {
                throw ServerFailure(
                    "--visibility takes public, community or private.",
                    status: ServerFailure.usageStatus
                )
            }
            try await place.ask(.addHub(slug: slug, name: name, visibility: visibility, steward: steward))
        }
    }
}
