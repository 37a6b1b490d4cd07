/// Something that a command of the program takes: a word, an option with a value, or a flag.
struct ProgramArgument: Sendable {
    enum Kind: Sendable {
        /// Told by its place: `CHANNEL`.
        case word
        /// `--reply N` or `--reply=N`.
        case option(value: String)
        /// `--json`.
        case flag
    }

    let kind: Kind
    /// Without dashes; of a word what help calls it.
    let name: String
    var short: Character?
    var isOptional = true
    var isRepeating = false
    /// Whether its value is the path of a file, for completion.
    var isPath = false
    /// What holds where it is absent, for help.
    var standard = ""
    let help: String

    static func word(
        _ name: String,
        _ help: String,
        isOptional: Bool = false,
        isRepeating: Bool = false,
        isPath: Bool = false
    ) -> ProgramArgument {
        ProgramArgument(
            kind: .word,
            name: name,
            isOptional: isOptional,
            isRepeating: isRepeating,
            isPath: isPath,
            help: help
        )
    }

    static func option(
        _ name: String,
        _ value: String,
        _ help: String,
        isRepeating: Bool = false,
        isPath: Bool = false,
        standard: String = ""
    ) -> ProgramArgument {
        ProgramArgument(
            kind: .option(value: value),
            name: name,
            isRepeating: isRepeating,
            isPath: isPath,
            standard: standard,
            help: help
        )
    }

    static func flag(_ name: String, short: Character? = nil, _ help: String) -> ProgramArgument {
        ProgramArgument(kind: .flag, name: name, short: short, help: help)
    }

    var isWord: Bool { if case .word = kind { true } else { false } }

    /// What stands behind it, as help calls it; nil for flags.
    var value: String? {
        switch kind {
        case .word: name
        case .option(let value): value
        case .flag: nil
        }
    }

    /// As `-q, --quiet` or `--reply N`; of a word its name.
    var label: String {
        guard !isWord else { return "<\(name)>" }
        let names = (short.map { "-\($0), " } ?? "") + "--\(name)"
        return value.map { "\(names) <\($0)>" } ?? names
    }

    /// As it stands in a line of usage.
    var usage: String {
        guard !isWord else {
            let name = "<\(name)>" + (isRepeating ? " ..." : "")
            return isOptional ? "[\(name)]" : name
        }
        let body = "--\(name)" + (value.map { " <\($0)>" } ?? "")
        return "[\(body)]" + (isRepeating ? " ..." : "")
    }
}
