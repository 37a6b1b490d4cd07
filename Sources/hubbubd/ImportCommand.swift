import ArgumentParser
import FoundationEssentials
import HubbubServer

/// `hubbubd import …`: from elsewhere.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring conversations in from elsewhere.",
        subcommands: [Zulip.self]
    )

    struct Zulip: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Import an organisation's export from Zulip: a folder or a .tar.gz. Run twice, it adds nothing twice."
        )

        @Argument(help: "The export.")
        var path: String

        @Option(name: .long, help: ArgumentHelp("The hub whose channels the streams become.", valueName: "SLUG"))
        var hub: String?

        @Flag(name: .long, help: "Only say what would be taken.")
        var dryRun = false

        @OptionGroup var place: DataOptions

        func run() async throws {
            let folder = FileManager.default.currentDirectoryPath
            let absolute = path.hasPrefix("/") ? path : folder + "/" + path
            guard FileManager.default.fileExists(atPath: absolute) else {
                throw ServerFailure("There is no file or folder \(path).", status: ServerFailure.usageStatus)
            }
            try await place.ask(.importZulip(path: absolute, hub: hub, dryRun: dryRun))
        }
    }
}
