/// What `--help` prints, of the program or of one of its commands.
enum HelpText {
    private static let width = 80
    /// Where the second column begins.
    private static let column = 26

    static var program: String {
        let commands = ProgramCommands.all.map { command in
            let isDefault = command.name == ProgramCommands.talk.name
            return item(command.name + (isDefault ? " (default)" : ""), command.abstract)
        }
        return [
            paragraph("OVERVIEW: " + ProgramCommands.abstract),
            ProgramCommands.discussion.split(separator: "\n\n").map { paragraph(String($0)) }.joined(separator: "\n\n"),
            "USAGE: hubbub [<command>] [<options>]",
            "OPTIONS:\n" + items(ProgramCommand.everywhere),
            "COMMANDS:\n" + commands.joined(separator: "\n"),
            "hubbub help <command> tells more about one.",
        ].joined(separator: "\n\n")
    }

    static func of(_ command: ProgramCommand) -> String {
        var parts = [paragraph("OVERVIEW: " + command.abstract)]
        parts += command.discussion.split(separator: "\n\n").map { paragraph(String($0)) }
        parts.append(wrapped("USAGE: " + command.usage, indent: 7))
        let words = command.arguments.filter(\.isWord)
        if !words.isEmpty { parts.append("ARGUMENTS:\n" + items(words)) }
        parts.append("OPTIONS:\n" + items(command.all.filter { !$0.isWord }))
        return parts.joined(separator: "\n\n")
    }

    private static func items(_ arguments: [ProgramArgument]) -> String {
        arguments.map { argument in
            item(
                argument.label,
                argument.help + (argument.standard.isEmpty ? "" : " (default: \(argument.standard))")
            )
        }.joined(separator: "\n")
    }

    /// A label, and what is said of it in the second column.
    private static func item(_ label: String, _ text: String) -> String {
        let spaces = String(repeating: " ", count: column)
        let said = wrapped(spaces + text, indent: column)
        let head = "  " + label
        guard head.count < column else { return head + "\n" + said }
        return head + said.dropFirst(head.count)
    }

    private static func paragraph(_ text: String) -> String { wrapped(text, indent: 0) }

    /// Broken between words; lines after the first begin with `indent` spaces.
    private static func wrapped(_ text: String, indent: Int) -> String {
        let spaces = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = String(text.prefix { $0 == " " })
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                (line, isEmpty) = (spaces, true)
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
