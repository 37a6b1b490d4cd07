/// The arguments of a command as they were given.
struct GivenArguments: Sendable {
    /// Words that are told by their place, in order.
    var words: [String] = []
    /// Options with their values, and flags with an empty one, in order.
    private(set) var options: [(name: String, value: String)] = []

    mutating func add(_ name: String, _ value: String = "") { options.append((name, value)) }

    func has(_ name: String) -> Bool { options.contains { $0.name == name } }

    /// The value of an option; of several the last.
    func value(_ name: String) -> String? { options.last { $0.name == name }?.value }

    var first: String { words.first ?? "" }

    /// What every command that speaks to a server is told.
    func shared(json: Bool? = nil) -> TerminalProgram.Options {
        var shared = TerminalProgram.Options()
        shared.server = value("server")
        shared.account = value("account")
        shared.tokenFile = value("token-file")
        shared.json = json ?? has("json")
        shared.isQuiet = has("quiet")
        shared.isVerbose = has("verbose")
        return shared
    }

    /// Each `--file` with the `--alt` behind it.
    var files: [Posting.File] {
        var files: [Posting.File] = []
        for (name, value) in options {
            if name == "file" { files.append(Posting.File(path: value)) }
            if name == "alt", !files.isEmpty { files[files.count - 1].alt = value }
        }
        return files
    }
}
