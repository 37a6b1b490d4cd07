import ArgumentParser
import HubbubServer

/// `hubbubd member …`: what the machine may do to members.
struct MemberCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member",
        abstract: "Members.",
        subcommands: [Add.self]
    )

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a member; without a password, prints a one-time link for choosing one."
        )

        @Argument(help: "2 to 24 letters, digits, - _ . with a letter first.")
        var nick: String

        @Flag(name: .customLong("operator"), help: "Make them an operator of the community.")
        var isOperator = false

        @Flag(name: .long, help: "Read the password from the first line of standard input.")
        var passwordStdin = false

        @OptionGroup var place: DataOptions

        func run() async throws {
            var password: String?
            if passwordStdin {
                guard let line = Output.input(), !line.isEmpty else {
                    throw ServerFailure("There was no password on standard input.", status: ServerFailure.usageStatus)
                }
                password = line
            }
            try await place.ask(.addMember(nick: nick, isOperator: isOperator, password: password))
        }
    }
}
