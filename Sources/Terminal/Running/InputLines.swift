/// Lines out of bytes that come in pieces, each of bounded length.
struct InputLines: Sendable {
    enum Line: Hashable, Sendable {
        case text(String)
        case tooLong
        /// Not UTF-8.
        case garbled
    }

    private let bytes: Int
    private var pending: [UInt8] = []
    private var isSkipping = false

    /// Lines of more than `bytes` are skipped and said to be too long.
    init(bytes: Int) {
        self.bytes = bytes
    }

    mutating func append(_ part: some Sequence<UInt8>) -> [Line] {
        var lines: [Line] = []
        for byte in part {
            if byte == UInt8(ascii: "\n") {
                lines.append(take())
            } else if pending.count < bytes {
                pending.append(byte)
            } else {
                isSkipping = true
            }
        }
        return lines
    }

    /// What stands after the last line break.
    mutating func end() -> Line? { pending.isEmpty && !isSkipping ? nil : take() }

    private mutating func take() -> Line {
        defer {
            pending = []
            isSkipping = false
        }
        if isSkipping { return .tooLong }
        if pending.last == UInt8(ascii: "\r") { pending.removeLast() }
        return String(validating: pending, as: UTF8.self).map { .text($0) } ?? .garbled
    }
}
