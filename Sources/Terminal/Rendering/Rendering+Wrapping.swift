import HubbubMarkup

/// Lines that fit the terminal, broken between words.
extension Rendering {
    /// A line that the client itself says, with what does not fit in lines below it; whole in a pipe.
    ///
    /// Escape sequences that are put in by this client are not counted.
    func wrapped(_ line: String) -> [String] {
        guard cutsLines, visible(line) > width - 1 else { return [line] }
        let depth = line.prefix { $0 == " " }.count + (line.hasPrefix("-- ") ? 3 : 2)
        let lines = wrapped(line, width - 1 - depth, taken: -depth)
        return [lines[0]] + lines.dropFirst().map { String(repeating: " ", count: depth) + $0 }
    }

    /// What French sets apart by a space stays with the word before it.
    private static let clings: Set = [":", ";", "!", "?", "»"]

    /// A text in lines of so many columns, the first of them with `taken` fewer; a longer word goes over the end.
    func wrapped(_ text: String, _ columns: Int, taken: Int = 0) -> [String] {
        guard cutsLines else { return [text] }
        var lines = [""]
        var room = columns - taken
        for (index, part) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            let word = String(part)
            let space = index > 0 ? 1 : 0
            let used = visible(word)
            if index > 0, room < space + used, used <= columns, !Self.clings.contains(word) {
                lines.append(word)
                room = columns - used
            } else {
                lines[lines.count - 1] += (space > 0 ? " " : "") + word
                room -= space + used
            }
        }
        return lines
    }

    /// Columns without the escape sequences that are put in here: colours, and links.
    func visible(_ text: String) -> Int {
        guard style != .plain else { return TerminalText.columns(text) }
        var plain = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\u{1B}" else {
                plain.unicodeScalars.append(scalar)
                continue
            }
            if rest.popFirst() == "[" {
                while let next = rest.popFirst(), next != "m" {}
            } else {
                // A link: up to its string terminator.
                while let next = rest.popFirst(), next != "\\" {}
            }
        }
        return TerminalText.columns(plain)
    }
}
