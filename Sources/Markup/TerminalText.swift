/// Text that others wrote, made safe to print on a terminal.
package enum TerminalText {
    /// `text` on one line, with nothing in it that a terminal would obey: for nicks, titles, names and notices.
    ///
    /// Control characters show as `^[` (line breaks as spaces), those of C1 as `<9B>`; other invisible characters
    /// are left out.
    package static func safe(_ text: String) -> String {
        visible(text, keepingLines: false)
    }

    /// The same for text of several lines: line feeds stay, tabs become four spaces.
    package static func safeLines(_ text: String) -> String {
        visible(text, keepingLines: true)
    }

    /// The columns that `text` takes on a terminal: 2 for wide characters and emoji, 0 for marks.
    package static func columns(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text.utf8.count }
        return text.reduce(into: 0) { $0 += columns(of: $1) }
    }

    /// `text` cut to `columns`, with `…` at the end when something was cut.
    package static func cut(_ text: String, to columns: Int) -> String {
        guard self.columns(text) > columns else { return text }
        var taken = ""
        var used = 0
        for character in text {
            used += self.columns(of: character)
            guard used < columns else { break }
            taken.append(character)
        }
        return columns > 0 ? taken + "…" : ""
    }

    /// A row in parts of at most `columns` each, the later ones with two columns left for a sign before them.
    static func parts(_ row: some StringProtocol, of columns: Int) -> [String] {
        var parts = [""]
        var used = 0
        for character in row {
            let wide = self.columns(of: character)
            if used + wide > max(columns, 4), used > 2 {
                parts.append("")
                used = 2
            }
            parts[parts.count - 1].append(character)
            used += wide
        }
        return parts
    }

    static func columns(of character: Character) -> Int {
        guard let first = character.unicodeScalars.first else { return 0 }
        if first.isASCII, character.unicodeScalars.count == 1 { return first.value < 0x20 ? 0 : 1 }
        // One letter of a flag without the other.
        if (0x1F1E6...0x1F1FF).contains(first.value), character.unicodeScalars.count == 1 { return 1 }
        if first.properties.isEmojiPresentation || character.unicodeScalars.dropFirst().contains("\u{FE0F}") {
            return 2
        }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control: return 0
        case .format: return isNumberSign(first.value) ? 1 : 0
        default: return isWide(first.value) ? 2 : (isInnerJamo(first.value) ? 0 : 1)
        }
    }

    /// Signs that stand around a number in Arabic, Syriac and Kaithi: formats by category, and seen all the same.
    private static func isNumberSign(_ value: UInt32) -> Bool {
        switch value {
        case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: true
        default: false
        }
    }

    /// Vowels and finals of Hangul, which join the syllable before them.
    private static func isInnerJamo(_ value: UInt32) -> Bool {
        (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
    }

    /// East Asian Wide and Fullwidth (Unicode Standard Annex 11), in whole blocks.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2329, 0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08,
            0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    private static func visible(_ text: String, keepingLines: Bool) -> String {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
        let cleaned = withControlsShown(text, keepingLines)
        return cleaned.withBytes { bytes in
            Invisible.removed(from: bytes).map { String(decoding: $0, as: UTF8.self) } ?? cleaned
        }
    }

    private static func withControlsShown(_ text: String, _ keepingLines: Bool) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: output += keepingLines ? "\n" : " "
            case 0x0D: output += keepingLines ? "" : " "
            case 0x09: output += keepingLines ? "    " : " "
            case 0x2028, 0x2029: output += keepingLines ? "\n" : " "
            case 0x00...0x1F:
                output.unicodeScalars.append("^")
                output.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x40))
            case 0x7F: output += "^?"
            case 0x80...0x9F: output += "<" + String(scalar.value, radix: 16, uppercase: true) + ">"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
