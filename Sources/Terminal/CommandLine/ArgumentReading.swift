/// Reads the words of a command line.
///
/// Options may stand before the command's name as well as behind it; `--` ends them.
struct ArgumentReading {
    /// What a command line asks for.
    enum Meaning: Sendable {
        case run(ProgramCommand, GivenArguments)
        /// Help about a command, about the program for nil.
        case help(ProgramCommand?)
        case version
        case completion(shell: String)
        /// The table of commands as JSON, for the manual pages.
        case dump
        /// What is wrong, and about which command help tells more.
        case mistake(String, ProgramCommand?)
    }

    /// What was given that no command is in the way of.
    private var given = GivenArguments()
    private var asksForHelp = false
    private var asksForVersion = false

    static func read(_ arguments: [String]) -> Meaning {
        if arguments.first == "--generate-completion-script" {
            return .completion(shell: arguments.count > 1 ? arguments[1] : "")
        }
        if arguments == ["--experimental-dump-help"] { return .dump }
        if arguments.first == "help" {
            guard arguments.count > 1 else { return .help(nil) }
            return ProgramCommands.named(arguments[1]).map { .help($0) } ?? unknown(arguments[1])
        }
        let at = name(in: arguments)
        guard let at else {
            let isBare = arguments.contains("--help") || arguments.contains("-h")
            return isBare ? .help(nil) : meaning(ProgramCommands.talk, arguments[...])
        }
        guard let command = ProgramCommands.named(arguments[at]) else { return unknown(arguments[at]) }
        return meaning(command, arguments[..<at] + arguments[(at + 1)...])
    }

    private static func unknown(_ name: String) -> Meaning {
        let near = ProgramCommands.all.map(\.name).filter { $0.hasPrefix(name.prefix(2)) }
        let meant = near.isEmpty ? "" : " Did you mean \(near.joined(separator: ", "))?"
        return .mistake("There is no command \(name).\(meant)", nil)
    }

    /// Where the command's name stands: the first word that is neither an option nor an option's value.
    private static func name(in arguments: [String]) -> Int? {
        let valued = Set(ProgramCommands.all.flatMap(\.arguments).filter { !$0.isWord && $0.value != nil }.map(\.name))
        var index = 0
        while index < arguments.count, arguments[index] != "--" {
            guard arguments[index].hasPrefix("-"), arguments[index] != "-" else { return index }
            index += arguments[index].hasPrefix("--") && valued.contains(String(arguments[index].dropFirst(2))) ? 2 : 1
        }
        return nil
    }

    private static func meaning(_ command: ProgramCommand, _ arguments: ArraySlice<String>) -> Meaning {
        var reading = ArgumentReading()
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                reading.given.words += rest
                break
            }
            if let mistake = reading.take(argument, &rest, command) {
                return reading.asksForHelp ? .help(command) : .mistake(mistake, command)
            }
        }
        if reading.asksForHelp { return .help(command) }
        if reading.asksForVersion { return .version }
        if let mistake = reading.mistake(in: command) { return .mistake(mistake, command) }
        return .run(command, reading.given)
    }

    /// Takes one argument, and the value behind it; says what is wrong with it.
    private mutating func take(
        _ argument: String,
        _ rest: inout ArraySlice<String>,
        _ command: ProgramCommand
    ) -> String? {
        guard argument.hasPrefix("-"), argument != "-" else {
            given.words.append(argument)
            return nil
        }
        guard argument.hasPrefix("--") else { return letters(argument.dropFirst(), command) }
        let name = String(argument.dropFirst(2).prefix { $0 != "=" })
        let value = argument.contains("=") ? String(argument.dropFirst(name.count + 3)) : nil
        // The value is not repeated: it may be a secret that somebody meant to give.
        guard let known = command.named(name) else { return "There is no option --\(name) here." }
        guard let placeholder = known.value else {
            guard value == nil else { return "--\(name) takes no value." }
            note(known)
            return nil
        }
        guard let value = value ?? rest.popFirst() else { return "--\(name) needs <\(placeholder)> behind it." }
        given.add(name, value)
        return nil
    }

    private mutating func letters(_ letters: Substring, _ command: ProgramCommand) -> String? {
        for letter in letters {
            guard let known = command.short(letter) else { return "There is no option -\(letter) here." }
            note(known)
        }
        return nil
    }

    private mutating func note(_ flag: ProgramArgument) {
        switch flag.name {
        case "help": asksForHelp = true
        case "version": asksForVersion = true
        default: given.add(flag.name)
        }
    }

    /// Words that are missing or too many, and what the command itself does not take.
    private func mistake(in command: ProgramCommand) -> String? {
        let words = command.arguments.filter(\.isWord)
        if given.words.count < words.count(where: { !$0.isOptional }) {
            return "<\(words[given.words.count].name)> is missing."
        }
        if given.words.count > words.count, words.last?.isRepeating != true {
            return "\(given.words[words.count]) is one word too many."
        }
        return command.check(given)
    }
}
