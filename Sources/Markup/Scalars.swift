extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at `position` and its width in bytes; nil when the bytes there are not UTF-8.
    func scalar(at position: Int) -> (Unicode.Scalar, Int)? {
        let first = self[position]
        if first < 0x80 { return (Unicode.Scalar(first), 1) }
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, position + width <= count else { return nil }
        var iterator = self[position..<position + width].makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
        return (scalar, width)
    }

    /// The scalar whose last byte stands before `position`.
    func scalar(endingAt position: Int) -> Unicode.Scalar? {
        var start = position - 1
        while start > 0, position - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= 0 else { return nil }
        return scalar(at: start)?.0
    }
}

extension String {
    /// The UTF-8 bytes in place, without a copy where the string's storage allows.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}
