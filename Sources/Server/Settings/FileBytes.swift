import FoundationEssentials

/// Whole small files.
enum FileBytes {
    /// The bytes of a file of at most `limit` bytes; nil where it cannot be read or is longer.
    static func read(_ path: String, limit: Int = 16 << 20) -> [UInt8]? {
        guard let data = try? Data(contentsOf: URL(filePath: path)), data.count <= limit else { return nil }
        return [UInt8](data)
    }
}
