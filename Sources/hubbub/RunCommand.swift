import ArgumentParser
import HubbubTerminal

/// `hubbub run SCRIPT`.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Do the lines of a file one after the other, as if they were typed."
    )

    @Argument(
        help: "The file, - for standard input. A first line that begins with #! is passed over.",
        completion: .file()
    )
    var script: String

    @Flag(help: "Stop at the first refusal.")
    var strict = false

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @OptionGroup var shared: ServerOptions

    func run() throws {
        let input = TerminalProgram.Input.script(path: script, isStrict: strict)
        throw ExitCode(TerminalProgram.talk(shared.options(json: json), input).rawValue)
    }
}
