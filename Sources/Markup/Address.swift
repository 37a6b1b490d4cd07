/// The form of an address in running text: `hub`, `hub/topic`, `hub/42`, `hub/topic/42`.
enum Address {
    /// Longest slug, in bytes.
    static let slugBytes = 32

    /// Longest message number, in digits: what a 64-bit number always holds.
    static let numberDigits = 18

    /// The end of the address that begins at `start`, or nil when none does.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard var end = slugEnd(in: bytes, from: start) else { return nil }
        if let topic = part(after: end, in: bytes, slugEnd) { end = topic }
        if let number = part(after: end, in: bytes, numberEnd) { end = number }
        return end
    }

    private static func part(
        after end: Int,
        in bytes: UnsafeBufferPointer<UInt8>,
        _ read: (UnsafeBufferPointer<UInt8>, Int) -> Int?
    ) -> Int? {
        guard end < bytes.count, bytes[end] == UInt8(ascii: "/") else { return nil }
        return read(bytes, end + 1)
    }

    private static func slugEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, isLetter(bytes[start]) else { return nil }
        var end = start + 1
        while end < bytes.count, isLetter(bytes[end]) || isDigit(bytes[end]) || bytes[end] == UInt8(ascii: "-") {
            end += 1
        }
        if end < bytes.count, isForeign(bytes[end]) { return nil }
        while end > start, bytes[end - 1] == UInt8(ascii: "-") { end -= 1 }
        return (2...slugBytes).contains(end - start) ? end : nil
    }

    private static func numberEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var end = start
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        if end < bytes.count, isForeign(bytes[end]) || isLetter(bytes[end]) { return nil }
        return (1...numberDigits).contains(end - start) ? end : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// A letter that no slug has: the word goes on, so it is no address.
    private static func isForeign(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
            || byte >= 0xC3 && byte != 0xE2
    }
}
