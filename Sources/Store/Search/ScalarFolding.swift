import Foundation

/// How one scalar folds: to nothing, to a separator, or to letters.
///
/// Foundation is for its compatibility decomposition, which FoundationEssentials does not have.
enum ScalarFolding {
    static let separator = UInt8(ascii: " ")

    /// The lower-case letter or digit, or the separator, for an ASCII byte.
    @inline(__always)
    static func ascii(_ byte: UInt8) -> UInt8 {
        let lower = byte | 0x20
        if lower &- 0x61 < 26 { return lower }
        return byte &- 0x30 < 10 ? byte : separator
    }

    /// The folded scalar in UTF-8: empty for marks and invisible ones, one space for what parts words.
    static func of(_ scalar: Unicode.Scalar) -> [UInt8] {
        let value = Int(scalar.value)
        if value < 0x80 { return [ascii(UInt8(value))] }
        if value < latin.upperBound { return folded[value - latin.lowerBound] }
        if extended.contains(value) { return folded[latin.count + value - extended.lowerBound] }
        return compute(scalar)
    }

    /// Written without spaces between words: Han, kana.
    static func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x323AF:
            true
        default: false
        }
    }

    /// Latin, Greek, Cyrillic, Armenian, Hebrew; and the further Latin and Greek: what is computed once.
    private static let latin = 0x80..<0x600
    private static let extended = 0x1E00..<0x2070
    private static let folded: [[UInt8]] = [latin, extended].joined().map { value in
        Unicode.Scalar(UInt32(value)).map(compute) ?? [separator]
    }

    /// Letters that have no decomposition but a common plain way of writing.
    private static let plain: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
        "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t",
        "ŋ": "n", "Ŋ": "n", "ı": "i", "ĸ": "k", "ς": "σ", "ǝ": "e", "ə": "e",
    ]

    private static func compute(_ scalar: Unicode.Scalar) -> [UInt8] {
        if isHangul(scalar) || isKana(scalar) { return Array(String(scalar).utf8) }
        if let plain = plain[scalar] { return Array(plain.utf8) }
        var bytes: [UInt8] = []
        for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars {
            append(part, to: &bytes)
        }
        return bytes
    }

    private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        for part in scalar.properties.lowercaseMapping.unicodeScalars {
            if let plain = plain[part] {
                bytes += plain.utf8
                continue
            }
            switch part.properties.generalCategory {
            case .nonspacingMark where isAccent(part): break
            case .enclosingMark, .format: break
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .privateUse:
                bytes += String(part).utf8
            default: bytes.append(separator)
            }
        }
    }

    /// Marks that readers leave out when they type; those of Indic scripts and Thai are vowels and stay.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036F, 0x0483...0x0487, 0x0591...0x05C7, 0x0610...0x061A, 0x064B...0x0670, 0x06D6...0x06ED,
            0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0x3099...0x309A, 0xFE00...0xFE2F, 0xE0100...0xE01EF:
            true
        default: false
        }
    }

    private static func isHangul(_ scalar: Unicode.Scalar) -> Bool { (0xAC00...0xD7A3).contains(scalar.value) }
    private static func isKana(_ scalar: Unicode.Scalar) -> Bool { (0x3041...0x30FA).contains(scalar.value) }
}
