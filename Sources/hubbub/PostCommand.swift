import ArgumentParser
import HubbubTerminal

/// `hubbub post CHANNEL < text`.
struct PostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "post",
        abstract: "Post standard input; print the new message's address."
    )

    @Argument(help: "As '#berlin/coworking', or '@ana,ben' for a conversation.")
    var channel: String

    @Option(help: "The number in the channel that is answered.")
    var reply: Int64?

    @Option(help: "A title for the thread that it begins.")
    var title: String?

    @Flag(help: "Print the answer as JSON.")
    var json = false

    @OptionGroup var shared: ServerOptions

    func run() throws {
        let status = TerminalProgram.post(shared.options(json: json), to: channel, reply: reply, title: title)
        throw ExitCode(status.rawValue)
    }
}
