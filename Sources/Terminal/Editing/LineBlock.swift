/// Several typed lines that are one: from one that ends in `"""` to the next that is `"""`.
struct LineBlock: Sendable {
    static let mark = "\"\"\""

    private var lines: [String] = []
    private var bytes = 0
    /// What stands before the mark, as `/reply 118 `; nil outside a block.
    private var beginning: String?
    private let limit: Int

    /// - Parameter limit: of a block that is longer than so many bytes only so much is kept that it is still too long.
    init(limit: Int) {
        self.limit = limit
    }

    var isOpen: Bool { beginning != nil }

    /// Takes a line; gives what is to be done as one, nil while a block is open.
    mutating func take(_ line: String) -> String? {
        guard let beginning else {
            guard line == Self.mark || line.hasSuffix(" " + Self.mark) else { return line }
            self.beginning = String(line.dropLast(Self.mark.count))
            return nil
        }
        guard line == Self.mark else {
            if bytes <= limit {
                lines.append(line)
                bytes += line.utf8.count + 1
            }
            return nil
        }
        defer { drop() }
        return Self.joined(beginning, lines.joined(separator: "\n"))
    }

    mutating func drop() {
        lines = []
        bytes = 0
        beginning = nil
    }

    /// A text behind what was typed before it; where nothing was, its slash is no command.
    static func joined(_ beginning: String, _ text: String) -> String {
        beginning.isEmpty && text.hasPrefix("/") ? "/" + text : beginning + text
    }
}
