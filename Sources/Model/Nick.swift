/// A member's short name: 2 to 24 letters of one script, digits and `-_.`, a letter first.
///
/// Whether it is free is a question for the store, which compares nicks with case, accents and lookalikes folded.
package struct Nick: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Refuses what does not fit the grammar.
    ///
    /// A leading `@` is dropped.
    package init?(_ text: some StringProtocol) {
        let bare = text.hasPrefix("@") ? String(text.dropFirst()) : String(text)
        guard bare.utf8.count <= 96, (2...24).contains(bare.unicodeScalars.count),
            let first = bare.unicodeScalars.first,
            first.properties.isAlphabetic
        else { return nil }
        var scripts: Set<Script> = []
        for scalar in bare.unicodeScalars {
            if scalar.properties.isAlphabetic {
                scripts.insert(Script(scalar))
            } else if !Self.isJoiner(scalar) && !Self.isMark(scalar) {
                return nil
            }
        }
        guard scripts.count == 1, scripts.first != .other else { return nil }
        self.text = bare
    }

    package var description: String { text }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        (48...57).contains(scalar.value) || scalar == "-" || scalar == "_" || scalar == "."
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark || scalar.properties.generalCategory == .spacingMark
    }
}

/// The writing systems a nick may be written in, told apart by their blocks.
private enum Script: Hashable {
    case latin
    case greek
    case cyrillic
    case armenian
    case hebrew
    case arabic
    case indic
    case thai
    case georgian
    case hangul
    case eastAsian
    case other

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F: self = .cyrillic
        case 0x530...0x58F: self = .armenian
        case 0x590...0x5FF: self = .hebrew
        case 0x600...0x6FF, 0x750...0x77F: self = .arabic
        case 0x900...0xDFF: self = .indic
        case 0xE00...0xE7F: self = .thai
        case 0x10A0...0x10FF: self = .georgian
        case 0xAC00...0xD7AF: self = .hangul
        case 0x3040...0x30FF, 0x4E00...0x9FFF: self = .eastAsian
        default: self = .other
        }
    }
}
