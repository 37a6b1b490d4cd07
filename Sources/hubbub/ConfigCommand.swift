import ArgumentParser
import HubbubTerminal

/// `hubbub config [NAME[=VALUE]]`.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show the settings of hubbub.conf, or change one.",
        discussion: Setting.allCases.map { setting in
            let words = setting.values.isEmpty ? "" : " (\(setting.values.joined(separator: ", ")))"
            return "\(setting.rawValue)\(words): \(setting.help)"
        }.joined(separator: "\n\n")
    )

    @Argument(help: "As notify, or notify=bell; notify= takes it back.")
    var setting: String?

    func run() throws {
        throw ExitCode(TerminalProgram.configure(setting).rawValue)
    }
}
