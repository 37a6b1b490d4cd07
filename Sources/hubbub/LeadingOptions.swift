import ArgumentParser

/// Options before the command, as in `hubbub -q --account work unread`, mean the same as those behind it.
enum LeadingOptions {
    private static let flags: Set = ["-q", "-v", "--quiet", "--verbose", "--json"]
    private static let valued: Set = ["--server", "--account", "--token-file"]

    /// The arguments with such options moved behind the command's name, where one follows them.
    static func behindCommand(_ arguments: [String]) -> [String] {
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            if flags.contains(argument) || valued.contains(where: { argument.hasPrefix($0 + "=") }) {
                index += 1
            } else if valued.contains(argument) {
                index += 2
            } else {
                break
            }
        }
        let names = HubbubCommand.configuration.subcommands.map { $0.configuration.commandName ?? "" }
        guard index > 0, index < arguments.count, names.contains(arguments[index]) else { return arguments }
        return [arguments[index]] + arguments[..<index] + arguments[(index + 1)...]
    }
}
