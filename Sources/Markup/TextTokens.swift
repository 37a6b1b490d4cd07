/// Running text cut into plain stretches, names after `@`, addresses after `#` and emoji between colons.
///
/// A backslash before `@`, `#` or `:` keeps it plain and is not shown.
enum TextTokens {
    enum Token: Equatable {
        /// Bytes as they are.
        case plain(Range<Int>)
        /// What stands behind `@`, without it.
        case name(Range<Int>)
        /// What stands behind `#`, without it.
        case address(Range<Int>)
        /// The emoji for a short name between colons.
        case emoji(String)
    }

    /// Calls `emit` with each token of `bytes` in order; together they cover the text.
    ///
    /// Return false to stop.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ emit: (Token) -> Bool) {
        var plainStart = 0
        var position = 0
        while position < bytes.count {
            guard let found = token(in: bytes, at: position) else {
                position += 1
                continue
            }
            if plainStart < position, !emit(.plain(plainStart..<position)) { return }
            if let token = found.token, !emit(token) { return }
            position = found.end
            plainStart = found.plainStart
        }
        if plainStart < bytes.count { _ = emit(.plain(plainStart..<bytes.count)) }
    }

    private struct Found {
        var token: Token?
        var end: Int
        var plainStart: Int

        init(_ token: Token?, end: Int, plainStart: Int? = nil) {
            self.token = token
            self.end = end
            self.plainStart = plainStart ?? end
        }
    }

    private static func token(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Found? {
        switch bytes[position] {
        case UInt8(ascii: "@"): name(in: bytes, at: position)
        case UInt8(ascii: "#"): address(in: bytes, at: position)
        case UInt8(ascii: ":"): emoji(in: bytes, at: position)
        case UInt8(ascii: "\\"): escape(in: bytes, at: position)
        default: nil
        }
    }

    private static func name(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Found? {
        guard isFree(in: bytes, at: position) else { return nil }
        let end = Nick.end(in: bytes, from: position + 1)
        return end > position + 1 ? Found(.name(position + 1..<end), end: end) : nil
    }

    private static func address(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Found? {
        guard isFree(in: bytes, at: position), let end = Address.end(in: bytes, from: position + 1) else { return nil }
        return Found(.address(position + 1..<end), end: end)
    }

    private static func emoji(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Found? {
        var end = position + 1
        while end < bytes.count, end - position <= Emoji.nameBytes, Emoji.isNameByte(bytes[end]) { end += 1 }
        guard end > position + 1, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
        let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[position + 1..<end]), as: UTF8.self)
        return Emoji.named(name).map { Found(.emoji($0), end: end + 1) }
    }

    private static func escape(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Found? {
        guard position + 1 < bytes.count else { return nil }
        switch bytes[position + 1] {
        case UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: ":"):
            return Found(nil, end: position + 2, plainStart: position + 1)
        default: return nil
        }
    }

    /// Whether no word touches the place from the left, so that mail addresses and fragments stay text.
    private static func isFree(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        guard position > 0 else { return true }
        let before = bytes[position - 1]
        switch before {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "@"), UInt8(ascii: "#"),
            UInt8(ascii: "/"), UInt8(ascii: "&"):
            return false
        case 0x80...: return !(bytes.scalar(endingAt: position)?.properties.isAlphabetic ?? true)
        default: return true
        }
    }
}
