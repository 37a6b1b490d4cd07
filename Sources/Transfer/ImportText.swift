import HubbubModel

/// Text from elsewhere, cut to what fits here.
enum ImportText {
    /// One line without control characters, at most so many characters.
    static func line(_ text: String, _ characters: Int) -> String {
        let words = text.split { $0.isWhitespace || $0.unicodeScalars.contains(where: isControl) }
        return String(words.joined(separator: " ").prefix(characters))
    }

    /// A body without what is no text, at most `Limits.bodyBytes`; `isCut` when something of it is left out.
    static func body(_ text: String) -> (text: String, isCut: Bool) {
        var body = text.contains("\u{0}") ? text.replacing("\u{0}", with: "") : text
        while body.last?.isWhitespace ?? false { body.removeLast() }
        guard body.utf8.count > Limits.bodyBytes else { return (body, false) }
        var end = body.startIndex
        var bytes = 0
        for index in body.indices {
            bytes += body[index].utf8.count
            guard bytes <= Limits.bodyBytes - 4 else { break }
            end = body.index(after: index)
        }
        return (body[..<end] + "…", true)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: scalar.properties.generalCategory == .control
        }
    }
}
