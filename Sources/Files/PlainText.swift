/// Whether bytes are a text that one reads: UTF-8, no control characters, nothing that a browser could take for a page.
enum PlainText {
    static func `is`(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes.prefix(FileType.headBytes)
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        guard rest.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }) else {
            return false
        }
        // Markup may begin after blanks; a text that begins so is rare enough to be handed over as a file.
        if let first = rest.first(where: { $0 > 0x20 }), first == UInt8(ascii: "<") { return false }
        if bytes.count > FileType.headBytes { rest = rest.dropLast(openBytes(rest)) }
        return !rest.isEmpty && String(validating: rest, as: UTF8.self) != nil
    }

    /// Bytes at the end that begin a character whose end was cut off.
    private static func openBytes(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
        for (back, byte) in bytes.suffix(3).reversed().enumerated() where byte >= 0xC0 {
            let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            return back + 1 < needed ? back + 1 : 0
        }
        return 0
    }
}
