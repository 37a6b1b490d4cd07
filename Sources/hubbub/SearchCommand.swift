import ArgumentParser
import HubbubTerminal

/// `hubbub search WORDS`.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search all that you may read."
    )

    @Argument(help: "Words, and from:ana in:#berlin before:2013-05-02 after:2013-01-01.")
    var words: [String]

    @Flag(help: "The best first instead of the newest.")
    var best = false

    @Option(help: "How many results at most.")
    var limit: Int64 = 50

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @OptionGroup var shared: ServerOptions

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit is 1 to 10000.") }
    }

    func run() throws {
        let status = TerminalProgram.search(
            shared.options(json: json),
            words.joined(separator: " "),
            isBestFirst: best,
            limit: limit
        )
        throw ExitCode(status.rawValue)
    }
}
