/// The part of an address that names a hub or a channel: `[a-z][a-z0-9-]{1,31}`.
package struct Slug: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    /// Refuses what does not fit the grammar; reserved words are the caller's to refuse (`ReservedWords`).
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard (2...32).contains(bytes.count), let first = bytes.first, Self.isLetter(first),
            bytes.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        self.text = String(text)
    }

    package var description: String { text }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
