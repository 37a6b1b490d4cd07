/// A piece of Zulip's Markdown: what is looked at more closely, and the text between.
enum ZulipPiece: Hashable {
    case text(String)
    /// `@**Name**`, or `@_**Name**`, which calls nobody.
    case mention(String, isSilent: Bool)
    /// `#**stream**` or `#**stream>topic**`
    case stream(String)
    /// What stands in the parentheses of `[text](target)`.
    case target(String)
    /// The name in `:name:`.
    case emoji(String)

    /// Longest name of a person, stream or topic, in bytes; longer is no name.
    private static let nameBytes = 400

    /// Splits a text; code, in fences or between backticks, is text.
    static func split(_ content: String) -> [ZulipPiece] {
        var splitter = Splitter(Array(content.utf8))
        return splitter.run()
    }

    private struct Splitter {
        let bytes: [UInt8]
        var index = 0
        var textStart = 0
        var pieces: [ZulipPiece] = []

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        mutating func run() -> [ZulipPiece] {
            var isLineStart = true
            while index < bytes.count {
                let byte = bytes[index]
                if isLineStart, let end = endOfCodeFence() {
                    index = end
                    continue
                }
                isLineStart = byte == UInt8(ascii: "\n")
                if !piece(byte) { index += 1 }
            }
            flush(to: bytes.count)
            return pieces
        }

        /// Takes the piece that begins here; false when none does.
        private mutating func piece(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "`"):
                index = endOfCode()
                return true
            case UInt8(ascii: "@"):
                return bold(after: "@", ZulipPiece.mention(_:isSilent:), false)
                    || bold(after: "@_", ZulipPiece.mention(_:isSilent:), true)
            case UInt8(ascii: "#"): return bold(after: "#", { name, _ in .stream(name) }, false)
            case UInt8(ascii: "]"): return target()
            case UInt8(ascii: ":"): return emoji()
            default: return false
            }
        }

        /// A fence of code runs to the fence that ends it, or to the end; quotes and spoilers are looked into.
        private func endOfCodeFence() -> Int? {
            var start = index
            while start < bytes.count, bytes[start] == 32, start - index < 3 { start += 1 }
            guard start < bytes.count, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
                return nil
            }
            let mark = bytes[start]
            let length = run(of: mark, from: start)
            guard length >= 3 else { return nil }
            let lineEnd = endOfLine(from: start)
            let info = String(decoding: bytes[(start + length)..<lineEnd], as: UTF8.self).split(separator: " ").first
            guard info != "quote", info != "spoiler", mark != UInt8(ascii: "`") || !(info?.contains("`") ?? false)
            else { return lineEnd }
            var line = lineEnd + 1
            while line < bytes.count {
                let end = endOfLine(from: line)
                let text = bytes[line..<end].drop { $0 == 32 }
                if text.count >= length, text.prefix(length).allSatisfy({ $0 == mark }),
                    text.allSatisfy({ $0 == mark || $0 == 32 || $0 == 13 })
                {
                    return min(end + 1, bytes.count)
                }
                line = end + 1
            }
            return bytes.count
        }

        /// Behind the code that begins with these backticks, or behind the backticks where nothing ends it.
        private func endOfCode() -> Int {
            let length = run(of: UInt8(ascii: "`"), from: index)
            var at = index + length
            while at < bytes.count {
                guard bytes[at] == UInt8(ascii: "`") else {
                    at += 1
                    continue
                }
                let found = run(of: UInt8(ascii: "`"), from: at)
                if found == length { return at + found }
                at += found
            }
            return index + length
        }

        private mutating func bold(
            after prefix: String,
            _ make: (String, Bool) -> ZulipPiece,
            _ isSilent: Bool
        ) -> Bool {
            let start = index + prefix.utf8.count
            guard bytes[index...].starts(with: prefix.utf8), bytes[min(start, bytes.count)...].starts(with: "**".utf8)
            else { return false }
            var end = start + 2
            while end + 1 < bytes.count, end - start < nameBytes, bytes[end] != UInt8(ascii: "\n") {
                if bytes[end] == UInt8(ascii: "*"), bytes[end + 1] == UInt8(ascii: "*"), end > start + 2 {
                    take(make(String(decoding: bytes[(start + 2)..<end], as: UTF8.self), isSilent), to: end + 2)
                    return true
                }
                end += 1
            }
            return false
        }

        private mutating func target() -> Bool {
            guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "(") else { return false }
            let end = endOfLine(from: index)
            guard let close = bytes[index..<end].firstIndex(of: UInt8(ascii: ")")) else { return false }
            flush(to: index + 1)
            take(.target(String(decoding: bytes[(index + 2)..<close], as: UTF8.self)), to: close + 1, from: index + 1)
            return true
        }

        private mutating func emoji() -> Bool {
            var end = index + 1
            while end < bytes.count, end - index <= 40, isNameByte(bytes[end]) { end += 1 }
            guard end < bytes.count, bytes[end] == UInt8(ascii: ":"), end > index + 1,
                index == 0 || !isNameByte(bytes[index - 1]) && bytes[index - 1] != UInt8(ascii: ":")
            else { return false }
            take(.emoji(String(decoding: bytes[(index + 1)..<end], as: UTF8.self)), to: end + 1)
            return true
        }

        private mutating func take(_ piece: ZulipPiece, to end: Int, from start: Int? = nil) {
            flush(to: start ?? index)
            pieces.append(piece)
            index = end
            textStart = end
        }

        private mutating func flush(to end: Int) {
            if end > textStart { pieces.append(.text(String(decoding: bytes[textStart..<end], as: UTF8.self))) }
            textStart = end
        }

        private func run(of byte: UInt8, from start: Int) -> Int { bytes[start...].prefix { $0 == byte }.count }

        private func endOfLine(from start: Int) -> Int {
            bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        }

        private func isNameByte(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x41...0x5A, UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }
}
