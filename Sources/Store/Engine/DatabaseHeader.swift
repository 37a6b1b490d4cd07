import Glibc

/// What the first bytes of a file say (https://sqlite.org/fileformat2.html#the_database_header): the header, and the
/// beginning of the page that lists tables, which follows it.
struct DatabaseHeader {
    private static let bytes = 105
    private static let magic = Array("SQLite format 3\0".utf8)
    /// Kinds of pages that a list of tables may begin with.
    private static let (leaf, interior): (UInt8, UInt8) = (0x0d, 0x05)

    let isDatabase: Bool
    /// Whether the list of tables is no such list.
    let isDamaged: Bool
    let hasTables: Bool
    /// `PRAGMA user_version`.
    let version: Int
    /// `PRAGMA application_id`.
    let mark: Int64

    /// nil where there is no file, where it cannot be read, and where it is empty, as SQLite takes it for a new one.
    init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var header = [UInt8](repeating: 0, count: Self.bytes)
        let count = header.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { return nil }
        isDatabase = count == Self.bytes && header.starts(with: Self.magic)
        isDamaged = header[100] != Self.leaf && header[100] != Self.interior
        hasTables = header[100] != Self.leaf || Self.integer(header[103..<105]) > 0
        version = Int(Self.integer(header[60..<64]))
        mark = Int64(Self.integer(header[68..<72]))
    }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int32 {
        Int32(bitPattern: bytes.reduce(0) { $0 << 8 | UInt32($1) })
    }
}
