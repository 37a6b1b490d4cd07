/// The one part of a file that a request asks for (RFC 9110, 14).
enum ByteRange: Equatable {
    /// All of it: nothing was asked, or nothing that is understood, or several parts, which need not be given.
    case whole
    /// From the first to the last byte, both included; inside the file.
    case part(ClosedRange<Int64>)
    /// Wholly outside.
    case outside

    /// Reads `Range`; `bytes` is the file's length.
    init(_ header: String?, of bytes: Int64) {
        self = header.flatMap { Self.read($0, bytes) } ?? .whole
    }

    private static func read(_ header: String, _ bytes: Int64) -> ByteRange? {
        guard header.hasPrefix("bytes="), !header.contains(",") else { return nil }
        let ends = header.dropFirst("bytes=".count).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        switch (number(ends[0]), number(ends[1])) {
        case (let first?, let last):
            guard let last = ends[1].isEmpty ? .max : last, last >= first else { return nil }
            return first < bytes ? .part(first...min(last, bytes - 1)) : .outside
        case (nil, let suffix?) where ends[0].isEmpty:
            return suffix > 0 && bytes > 0 ? .part(max(0, bytes - suffix)...bytes - 1) : .outside
        default: return nil
        }
    }

    /// Digits alone; what has too many is larger than any file.
    private static func number(_ text: Substring) -> Int64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(text) ?? .max
    }
}
