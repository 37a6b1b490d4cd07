/// Characters that are not seen but change what is: they are taken out of every text.
///
/// Gone are control characters, direction overrides and marks, zero-width characters and tags. Joiners stay between
/// two characters beyond ASCII, where emoji, Persian and the scripts of India need them; variation selectors stay
/// too. A pile of combining marks is cut at ``marksInARow``.
enum Invisible {
    /// Most combining marks on one character; Vietnamese and Hebrew with points need up to four.
    static let marksInARow = 6

    /// `bytes` without invisible characters, or nil when there are none: the usual case costs one pass.
    static func removed(from bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard bytes.contains(where: isSuspect) else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        var marks = 0
        var isFlag = false
        for (index, scalar) in scalars.enumerated() {
            marks = isMark(scalar) ? marks + 1 : 0
            isFlag = scalar.value == blackFlag || (isFlag && isTag(scalar))
            let stays =
                if isJoiner(scalar) { isNeeded(at: index, in: scalars) } else if isTag(scalar) { isFlag } else {
                    !isInvisible(scalar) && marks <= marksInARow
                }
            if stays { output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
        }
        return output
    }

    /// The waving black flag, which tags turn into the flags of England, Scotland and Wales.
    private static let blackFlag: UInt32 = 0x1F3F4

    /// Whether the scalar is a control other than tab and line feed, or changes direction or width unseen.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180E: true
        case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        case 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

    private static func isTag(_ scalar: Unicode.Scalar) -> Bool { (0xE0020...0xE007F).contains(scalar.value) }

    private static func isNeeded(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard index > 0, index + 1 < scalars.count else { return false }
        let (before, after) = (scalars[index - 1], scalars[index + 1])
        return !before.isASCII && !after.isASCII && !isJoiner(before) && !isInvisible(before) && !isInvisible(after)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Whether the byte may begin something invisible or a combining mark: controls, and the lead bytes of the ranges
    /// above.
    ///
    /// Accented Latin letters (lead byte C3) do not.
    private static func isSuspect(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x20...0x7E, 0x80...0xC1, 0xC3...0xCB: false
        default: true
        }
    }
}
