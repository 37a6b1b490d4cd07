/// Reads a tar archive (POSIX.1-1988 ustar, with the long names of GNU and pax) as a stream of blocks.
///
/// Hands out the contents of regular files; links, devices and folders are passed over. Names are only compared, never
/// used as paths.
struct TarReader {
    /// What is done with an entry's bytes.
    enum Event {
        case begin(name: String, bytes: Int)
        case data(ArraySlice<UInt8>)
        case end
    }

    private static let block = 512
    /// A long name takes one block or two; more is an attack.
    private static let nameBytesMax = 65_536

    private enum State {
        case header
        case contents(isFile: Bool, left: Int, padding: Int)
        case name(isPax: Bool, left: Int, padding: Int, bytes: [UInt8])
        case padding(Int)
        case end
    }

    private var state = State.header
    private var header: [UInt8] = []
    private var longName: String?
    private let file: String

    init(file: String) {
        self.file = file
    }

    /// Two empty blocks were seen, or nothing at all is missing.
    var isComplete: Bool {
        switch state {
        case .end: true
        case .header: header.isEmpty
        default: false
        }
    }

    mutating func read(_ bytes: ArraySlice<UInt8>, _ handle: (Event) throws -> Void) throws {
        var bytes = bytes
        while !bytes.isEmpty {
            switch state {
            case .end: return
            case .header: try readHeader(&bytes, handle)
            case .contents(let isFile, let left, let padding):
                let part = bytes.prefix(left)
                bytes = bytes.dropFirst(part.count)
                if isFile, !part.isEmpty { try handle(.data(part)) }
                state = .contents(isFile: isFile, left: left - part.count, padding: padding)
                if left == part.count {
                    if isFile { try handle(.end) }
                    state = padding > 0 ? .padding(padding) : .header
                }
            case .name(let isPax, let left, let padding, let known):
                let part = bytes.prefix(left)
                bytes = bytes.dropFirst(part.count)
                let all = known + part
                state = .name(isPax: isPax, left: left - part.count, padding: padding, bytes: all)
                if left == part.count {
                    longName = isPax ? Self.paxName(all) ?? longName : Self.text(all[...])
                    state = padding > 0 ? .padding(padding) : .header
                }
            case .padding(let left):
                let part = bytes.prefix(left)
                bytes = bytes.dropFirst(part.count)
                state = part.count < left ? .padding(left - part.count) : .header
            }
        }
    }

    private mutating func readHeader(_ bytes: inout ArraySlice<UInt8>, _ handle: (Event) throws -> Void) throws {
        let part = bytes.prefix(Self.block - header.count)
        header += part
        bytes = bytes.dropFirst(part.count)
        guard header.count == Self.block else { return }
        defer { header = [] }
        guard header.contains(where: { $0 != 0 }) else {
            state = .end
            return
        }
        guard isSumRight, let size = Self.number(header[124..<136]) else {
            throw ImportFailure(file: file, "is not a tar archive, or is damaged")
        }
        let padding = (Self.block - size % Self.block) % Self.block
        switch header[156] {
        case UInt8(ascii: "L"), UInt8(ascii: "x"):
            guard size <= Self.nameBytesMax else { throw ImportFailure(file: file, "names a file too long to be true") }
            state = .name(isPax: header[156] == UInt8(ascii: "x"), left: size, padding: padding, bytes: [])
        case 0, UInt8(ascii: "0"):
            try handle(.begin(name: longName ?? name, bytes: size))
            longName = nil
            if size == 0 { try handle(.end) }
            state = size == 0 ? .header : .contents(isFile: true, left: size, padding: padding)
        default:
            if header[156] != UInt8(ascii: "g") { longName = nil }
            state = size == 0 ? .header : .contents(isFile: false, left: size, padding: padding)
        }
    }

    private var name: String {
        let name = Self.text(header[0..<100])
        let hasPrefix = header[257..<262].elementsEqual("ustar".utf8)
        let prefix = hasPrefix ? Self.text(header[345..<500]) : ""
        return prefix.isEmpty ? name : prefix + "/" + name
    }

    /// The sum of the header's bytes, its own field counted as spaces.
    private var isSumRight: Bool {
        guard let expected = Self.number(header[148..<156]) else { return false }
        let own = header[148..<156].reduce(0) { $0 + Int($1) }
        return header.reduce(0) { $0 + Int($1) } - own + 8 * 32 == expected
    }

    /// Octal digits between spaces and zero bytes; the binary form of GNU tar is for files beyond 8 GiB, and refused.
    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        let digits = field.drop { $0 == 32 }.prefix { $0 != 0 && $0 != 32 }
        guard digits.count <= 12, digits.allSatisfy({ (48...55).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 8 + Int($1 - 48) }
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// The value of `path` among the records `LENGTH KEY=VALUE\n`.
    private static func paxName(_ bytes: [UInt8]) -> String? {
        for line in bytes.split(separator: 10) {
            guard let space = line.firstIndex(of: 32) else { continue }
            let record = String(decoding: line[(space + 1)...], as: UTF8.self)
            if record.hasPrefix("path=") { return String(record.dropFirst(5)) }
        }
        return nil
    }
}
