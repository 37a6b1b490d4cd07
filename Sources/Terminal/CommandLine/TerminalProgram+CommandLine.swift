import HubbubMarkup

extension TerminalProgram {
    /// Does what a command line asks for, the program's name left out.
    package static func run(_ arguments: [String]) -> ExitStatus {
        switch ArgumentReading.read(arguments) {
        case .run(let command, let given): return command.run(given)
        case .help(let command): return print(command.map { HelpText.of($0) } ?? HelpText.program)
        case .version: return print("hubbub \(Version.text)")
        case .dump: return print(CommandDump.text)
        case .completion(let shell):
            guard let script = CompletionScript.text(for: shell) else {
                StandardStream.error(
                    "hubbub: Completion is there for \(CompletionScript.shells.joined(separator: ", ")).\n"
                )
                return .usage
            }
            return StandardStream.output(script) ? .done : .refused
        case .mistake(let said, let command):
            let usage = command.map { "\nUsage: \($0.usage)\n" } ?? "\n"
            let more = "hubbub help\(command.map { " \($0.name)" } ?? "") tells more.\n"
            StandardStream.error("hubbub: " + TerminalText.safe(said) + usage + more)
            return .usage
        }
    }

    private static func print(_ text: String) -> ExitStatus {
        StandardStream.output(text + "\n") ? .done : .refused
    }
}
