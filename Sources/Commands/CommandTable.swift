/// All commands, found by name and by the words people type.
package struct CommandTable: Sendable {
    package let commands: [Command]
    private let byName: [String: Command]
    private let byWord: [String: Found]

    /// A command as typed in one of its forms.
    struct Found: Sendable {
        let command: Command
        let form: LineForm
    }

    package init(_ commands: [Command]) {
        self.commands = commands
        byName = Dictionary(commands.map { ($0.name, $0) }) { first, _ in first }
        let found = commands.flatMap { command in
            command.lines.map { ($0.word, Found(command: command, form: $0)) }
        }
        byWord = Dictionary(found) { first, _ in first }
    }

    package subscript(_ name: String) -> Command? { byName[name] }

    func form(_ word: String) -> Found? { byWord[word] }

    /// Words that begin a line, in alphabetical order.
    var words: [String] { byWord.keys.sorted() }

    /// The typed word that is fewest changes away, as one would type it; nil when none is near.
    func nearest(to word: String) -> String? {
        let near = words.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
        guard let near, near.1 <= 2, word.utf8.count <= 32 else { return nil }
        return "/" + near.0
    }

    /// Changes of one letter (Levenshtein) between two short words.
    private func distance(_ left: String, _ right: String) -> Int {
        guard left.utf8.count <= 32 else { return .max }
        let right = Array(right.utf8)
        var row = Array(0...right.count)
        for (i, a) in left.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let changed = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(changed, row[j + 1] + 1, row[j] + 1)
            }
        }
        return row[right.count]
    }
}
