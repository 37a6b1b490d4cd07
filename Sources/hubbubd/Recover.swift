import ArgumentParser
import HubbubServer

/// `hubbubd recover NICK`: for who lost the password.
struct Recover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a one-time link with which a member chooses a new password."
    )

    @Argument(help: "Whose.")
    var nick: String

    @OptionGroup var place: DataOptions

    func run() async throws {
        try await place.ask(.recover(nick: nick))
    }
}
