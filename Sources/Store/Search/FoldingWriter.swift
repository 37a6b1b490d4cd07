/// Writes folded words from UTF-8 to UTF-8, one pass.
struct FoldingWriter {
    private(set) var bytes: [UInt8] = []
    /// The first byte of the last East Asian character, while in a run of them.
    private var lastEastAsian: Range<Int>?
    private var isInWord = false

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                append(ascii: ScalarFolding.ascii(byte))
                index += 1
            } else {
                let (scalar, length) = Self.decode(text, at: index)
                append(scalar)
                index += length
            }
        }
        trim()
    }

    private mutating func append(ascii folded: UInt8) {
        if folded == ScalarFolding.separator {
            endWord()
        } else {
            beginWord(eastAsian: false)
            bytes.append(folded)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        let folded = ScalarFolding.of(scalar)
        if ScalarFolding.isEastAsian(scalar), folded != [ScalarFolding.separator] {
            beginWord(eastAsian: true)
            appendEastAsian(folded)
            return
        }
        for byte in folded {
            if byte == ScalarFolding.separator {
                endWord()
            } else {
                beginWord(eastAsian: false)
                bytes.append(byte)
            }
        }
    }

    /// Completes the pair that the last character began, and begins the next.
    private mutating func appendEastAsian(_ folded: [UInt8]) {
        if lastEastAsian != nil {
            bytes += folded
            bytes.append(ScalarFolding.separator)
        }
        lastEastAsian = bytes.count..<(bytes.count + folded.count)
        bytes += folded
    }

    private mutating func beginWord(eastAsian: Bool) {
        if isInWord, (lastEastAsian != nil) != eastAsian { endWord() }
        isInWord = true
    }

    private mutating func endWord() {
        guard isInWord else { return }
        isInWord = false
        lastEastAsian = nil
        bytes.append(ScalarFolding.separator)
    }

    private mutating func trim() {
        if bytes.last == ScalarFolding.separator { bytes.removeLast() }
    }

    /// The scalar at `index` of valid UTF-8, and its length in bytes.
    private static func decode(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(text[index])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard index + length <= text.count else { return (" ", text.count - index) }
        var value = first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for next in 1..<length { value = value << 6 | UInt32(text[index + next]) & 0x3F }
        return (Unicode.Scalar(value) ?? " ", length)
    }
}
