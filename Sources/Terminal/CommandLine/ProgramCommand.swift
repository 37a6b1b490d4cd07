/// One command of the program `hubbub`: what help, manual pages and completion say of it, and what it does.
struct ProgramCommand: Sendable {
    let name: String
    let abstract: String
    var discussion = ""
    let arguments: [ProgramArgument]
    /// What is wrong with values that are there, in a sentence; nil where nothing is.
    var check: @Sendable (GivenArguments) -> String? = { _ in nil }
    let run: @Sendable (GivenArguments) -> ExitStatus

    /// What all commands take besides.
    static let everywhere: [ProgramArgument] = [
        .flag("version", "Show the version."), .flag("help", short: "h", "Show help."),
    ]

    /// What can stand with it, in the order of help.
    var all: [ProgramArgument] { arguments + Self.everywhere }

    /// As `hubbub post <channel> [--reply <number>]`.
    var usage: String {
        (["hubbub", name] + arguments.map(\.usage)).joined(separator: " ")
    }

    func named(_ name: String) -> ProgramArgument? { all.first { !$0.isWord && $0.name == name } }

    func short(_ letter: Character) -> ProgramArgument? { all.first { $0.short == letter } }
}
