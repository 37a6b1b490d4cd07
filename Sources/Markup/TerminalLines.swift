/// Words laid out in lines of a width, each line behind what its quotations and lists put before it.
struct TerminalLines {
    /// Narrowest column of text, whatever stands before it.
    static let narrowest = 20

    /// Deepest nesting that moves text to the right.
    static let depth = 6

    struct Prefix {
        var first: String?
        var rest: String
    }

    struct Piece {
        var text: String
        var style: String
        /// Where it leads; empty for what is no link.
        var link: String
    }

    private(set) var lines: [String] = []
    private let width: Int
    /// Columns of the first line that something else stands on.
    private let taken: Int
    private var prefixes: [Prefix] = []
    private var skipped = 0
    private var line = ""
    private var used = 0
    private var word: [Piece] = []
    private var wordColumns = 0

    init(width: Int, taken: Int = 0) {
        self.width = width
        self.taken = taken
    }

    /// Columns that a line of text has, behind all that stands before it.
    var room: Int { max(width - prefixColumns, Self.narrowest) }

    mutating func push(_ prefix: Prefix) {
        leaveTakenLine()
        guard prefixes.count < Self.depth else {
            skipped += 1
            return
        }
        prefixes.append(prefix)
    }

    mutating func pop() {
        if skipped > 0 { skipped -= 1 } else { prefixes.removeLast() }
    }

    /// Adds text in one style; spaces end words, and words wrap.
    mutating func add(_ text: some StringProtocol, style: String, link: String = "") {
        var isFirst = true
        for part in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !isFirst { endWord() }
            isFirst = false
            guard !part.isEmpty else { continue }
            word.append(Piece(text: String(part), style: style, link: link))
            wordColumns += TerminalText.columns(part)
        }
    }

    /// Ends the line if anything stands on it.
    mutating func endLine() {
        endWord()
        if used > 0 { flush() }
    }

    /// Adds a whole line as it is, however long.
    mutating func addLine(_ text: String, style: String = "", link: String = "") {
        endLine()
        leaveTakenLine()
        line = styled(Piece(text: text, style: style, link: link))
        flush()
    }

    /// An empty line, unless the text begins here or the last line is empty.
    mutating func gap() {
        endLine()
        if let last = lines.last, !last.isEmpty, !prefixes.contains(where: { $0.first != nil }) {
            let marks = prefix().trimmingSpaces
            if marks != last { lines.append(marks) }
        }
    }

    private mutating func endWord() {
        guard !word.isEmpty else { return }
        if lines.isEmpty, used == 0, taken + max(wordColumns, Self.narrowest) > width { leaveTakenLine() }
        let room = lines.isEmpty ? self.room - taken : self.room
        if used > 0, used + 1 + wordColumns > room { flush() }
        if used > 0 {
            line += " "
            used += 1
        }
        for piece in word { line += styled(piece) }
        used += wordColumns
        word.removeAll(keepingCapacity: true)
        wordColumns = 0
    }

    /// What is to stand by itself begins below a first line that something else stands on.
    private mutating func leaveTakenLine() {
        if lines.isEmpty, used == 0, taken > 0 { lines.append("") }
    }

    private mutating func flush() {
        lines.append((prefix() + line).trimmingSpaces)
        for index in prefixes.indices { prefixes[index].first = nil }
        line = ""
        used = 0
    }

    private func prefix() -> String { prefixes.map { $0.first ?? $0.rest }.joined() }

    private var prefixColumns: Int { prefixes.reduce(0) { $0 + TerminalText.columns($1.rest) } }

    private func styled(_ piece: Piece) -> String {
        let text = piece.style.isEmpty ? piece.text : "\u{1B}[\(piece.style)m\(piece.text)\u{1B}[0m"
        return piece.link.isEmpty ? text : "\u{1B}]8;;\(piece.link)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        var rest = self[...]
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
