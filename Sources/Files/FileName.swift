/// A file's name as it is shown and given to whoever downloads it: one line of visible characters, without a path.
package struct FileName: Hashable, Sendable {
    package let text: String

    /// One line, with room for its end.
    package static let characters = 120

    /// Cleans what a client sent; what is left of nothing is `file`.
    package init(_ raw: String) {
        let last = raw.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var words = String(String.UnicodeScalarView(last.unicodeScalars.compactMap(Self.shown)))
            .split(separator: " ").joined(separator: " ")
        while let first = words.first, first == "." || first == " " { words.removeFirst() }
        while let end = words.last, end == "." || end == " " { words.removeLast() }
        text = words.isEmpty ? "file" : Self.shortened(words)
    }

    /// For `Content-Disposition`: plain ASCII for old readers, then all of it (RFC 6266, 4.3; RFC 8187).
    package var dispositionParameters: String {
        let plain = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.isASCII && !"\"\\%;".unicodeScalars.contains($0) ? $0 : "_" }
            )
        )
        return "filename=\"\(plain)\"; filename*=UTF-8''" + text.utf8.map(Self.escaped).joined()
    }

    /// Nothing that turns, hides, breaks or ends a line; blanks of all kinds are one.
    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: nil
        case .lineSeparator, .paragraphSeparator, .spaceSeparator: " "
        default: scalar.properties.isDefaultIgnorableCodePoint ? nil : scalar
        }
    }

    /// Cut in the middle: what kind of file it is stands at the end.
    private static func shortened(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > characters else { return text }
        let end = scalars.lastIndex(of: ".").map { scalars.count - $0 } ?? 0
        let kept = end <= endCharacters ? end : 0
        let view = scalars.prefix(characters - kept - 1) + ["…"] + scalars.suffix(kept)
        return String(String.UnicodeScalarView(view))
    }

    /// `.tar.gz` is read as `.gz`; longer is no kind.
    private static let endCharacters = 12

    /// RFC 8187, 3.2.1: `attr-char` stands for itself.
    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return String(UnicodeScalar(byte))
        case _ where "!#$&+-.^_`|~".utf8.contains(byte): return String(UnicodeScalar(byte))
        default: return "%" + [byte >> 4, byte & 15].map { String($0, radix: 16, uppercase: true) }.joined()
        }
    }
}
