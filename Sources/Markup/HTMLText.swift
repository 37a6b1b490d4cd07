extension [UInt8] {
    /// Appends text as HTML shows it: no invisible characters, and `& < > "` as entities.
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        guard let cleaned = Invisible.removed(from: text) else { return appendEntities(text) }
        cleaned.withUnsafeBufferPointer { appendEntities($0) }
    }

    /// The same, with `<br>` for line feeds.
    mutating func appendLines(_ text: UnsafeBufferPointer<UInt8>) {
        var isFirst = true
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if !isFirst { self += "<br>".utf8 }
            isFirst = false
            appendEscaped(UnsafeBufferPointer(rebasing: line))
        }
    }

    private mutating func appendEntities(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for position in text.indices {
            guard let entity = Self.entity(text[position]) else { continue }
            append(contentsOf: text[start..<position])
            append(contentsOf: entity.utf8)
            start = position + 1
        }
        append(contentsOf: text[start...])
    }

    private static func entity(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
    }
}
