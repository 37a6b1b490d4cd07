/// Characters out of bytes that come in pieces; what is not UTF-8 becomes U+FFFD.
struct UTF8Decoder: Sendable {
    private var pending: [UInt8] = []
    private var start = 0

    mutating func append(_ bytes: some Sequence<UInt8>) {
        if start > 0 {
            pending.removeFirst(start)
            start = 0
        }
        pending.append(contentsOf: bytes)
    }

    /// The next character that is there whole.
    mutating func next() -> Unicode.Scalar? {
        guard start < pending.count else { return nil }
        let end = start + Self.length(pending[start])
        // A sequence that breaks off is replaced as soon as the breaking byte is here.
        for index in start + 1..<max(start + 1, min(end, pending.count)) where pending[index] & 0xC0 != 0x80 {
            start = index
            return "\u{FFFD}"
        }
        guard end <= pending.count else { return nil }
        defer { start = end }
        return String(validating: pending[start..<end], as: UTF8.self)?.unicodeScalars.first ?? "\u{FFFD}"
    }

    private static func length(_ lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
