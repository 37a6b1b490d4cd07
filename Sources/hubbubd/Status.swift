import ArgumentParser
import HubbubServer

/// `hubbubd status`: how the forum stands.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say how the forum stands.")

    @OptionGroup var place: DataOptions

    func run() async throws {
        try await place.ask(.status)
    }
}
