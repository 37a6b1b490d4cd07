/// Reads one JSON text (RFC 8259), strictly: UTF-8, no duplicate names, bounded depth, integers within ±2^53.
///
/// A library's decoder is not used because none in reach refuses duplicate names, and what comes in here comes from strangers.
package struct JSONParser {
    /// The deepest shape of the protocol has 7 levels.
    package static let maxDepth = 32
    /// The largest integer that every client can hold exactly.
    package static let maxInteger: Int64 = 1 << 53

    package enum Failure: Error, Hashable, Sendable {
        case unexpectedEnd
        case unexpectedByte(at: Int)
        case badUTF8
        case badNumber(at: Int)
        case badEscape(at: Int)
        case duplicateName(String)
        case tooDeep
        case trailing(at: Int)
    }

    private let bytes: UnsafeRawBufferPointer
    private var index = 0
    private var depth = 0

    private init(bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Reads `text` whole; anything but space after the value is refused.
    package static func parse(_ text: UnsafeRawBufferPointer) throws(Failure) -> JSON {
        var parser = JSONParser(bytes: text)
        let value = try parser.value()
        parser.skipSpace()
        guard parser.index == text.count else { throw .trailing(at: parser.index) }
        return value
    }

    package static func parse(_ text: [UInt8]) throws(Failure) -> JSON {
        let result: Result<JSON, Failure> = text.withUnsafeBytes { raw in
            do throws(Failure) { return .success(try parse(raw)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    package static func parse(_ text: String) throws(Failure) -> JSON {
        try parse(Array(text.utf8))
    }

    private mutating func value() throws(Failure) -> JSON {
        skipSpace()
        switch try peek() {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func object() throws(Failure) -> JSON.Object {
        try enter()
        var object = JSON.Object()
        if try closes(UInt8(ascii: "}")) { return object }
        repeat {
            skipSpace()
            guard try peek() == UInt8(ascii: "\"") else { throw .unexpectedByte(at: index) }
            let name = try string()
            skipSpace()
            guard try peek() == UInt8(ascii: ":") else { throw .unexpectedByte(at: index) }
            index += 1
            let value = try value()
            guard object.add(name, value) else { throw .duplicateName(name) }
        } while try continues(UInt8(ascii: "}"))
        return object
    }

    private mutating func array() throws(Failure) -> [JSON] {
        try enter()
        var array: [JSON] = []
        if try closes(UInt8(ascii: "]")) { return array }
        repeat { array.append(try value()) } while try continues(UInt8(ascii: "]"))
        return array
    }

    private mutating func enter() throws(Failure) {
        index += 1
        depth += 1
        guard depth <= Self.maxDepth else { throw .tooDeep }
    }

    private mutating func closes(_ end: UInt8) throws(Failure) -> Bool {
        skipSpace()
        guard try peek() == end else { return false }
        index += 1
        depth -= 1
        return true
    }

    private mutating func continues(_ end: UInt8) throws(Failure) -> Bool {
        skipSpace()
        switch try peek() {
        case UInt8(ascii: ","):
            index += 1
            return true
        case end:
            index += 1
            depth -= 1
            return false
        default: throw .unexpectedByte(at: index)
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSON) throws(Failure) -> JSON {
        let length = text.utf8CodeUnitCount
        guard bytes.count - index >= length else { throw .unexpectedEnd }
        for offset in 0..<length where bytes[index + offset] != text.utf8Start[offset] {
            throw .unexpectedByte(at: index + offset)
        }
        index += length
        return value
    }

    private mutating func number() throws(Failure) -> JSON {
        let start = index
        var isFraction = false
        while index < bytes.count {
            switch bytes[index] {
            case 48...57, UInt8(ascii: "-"), UInt8(ascii: "+"): break
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isFraction = true
            default: return try number(from: start, isFraction: isFraction)
            }
            index += 1
            guard index - start <= 32 else { throw .badNumber(at: start) }
        }
        return try number(from: start, isFraction: isFraction)
    }

    private func number(from start: Int, isFraction: Bool) throws(Failure) -> JSON {
        guard index > start else { throw .unexpectedByte(at: start) }
        let digits = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
        guard digits < index, (48...57).contains(bytes[digits]), (48...57).contains(bytes[index - 1]),
            !(bytes[digits] == 48 && digits + 1 < index && (48...57).contains(bytes[digits + 1]))
        else { throw .badNumber(at: start) }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isFraction {
            guard let double = Double(text), double.isFinite else { throw .badNumber(at: start) }
            return .double(double)
        }
        guard let integer = Int64(text), (-Self.maxInteger...Self.maxInteger).contains(integer) else {
            throw .badNumber(at: start)
        }
        return .integer(integer)
    }

    private mutating func string() throws(Failure) -> String {
        index += 1
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let end = index
                index += 1
                return try text(start, end)
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<32: throw .unexpectedByte(at: index)
            default: index += 1
            }
        }
        throw .unexpectedEnd
    }

    private func text(_ start: Int, _ end: Int) throws(Failure) -> String {
        guard let text = String(validating: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self) else {
            throw .badUTF8
        }
        return text
    }

    /// The slow path: from the first backslash on, bytes are collected.
    private mutating func escapedString(from start: Int) throws(Failure) -> String {
        var collected = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: collected, as: UTF8.self) else { throw .badUTF8 }
                return text
            case UInt8(ascii: "\\"): try escape(into: &collected)
            case 0..<32: throw .unexpectedByte(at: index - 1)
            default: collected.append(byte)
            }
        }
        throw .unexpectedEnd
    }

    private mutating func escape(into collected: inout [UInt8]) throws(Failure) {
        let at = index
        let byte = try peek()
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): collected.append(byte)
        case UInt8(ascii: "b"): collected.append(8)
        case UInt8(ascii: "f"): collected.append(12)
        case UInt8(ascii: "n"): collected.append(10)
        case UInt8(ascii: "r"): collected.append(13)
        case UInt8(ascii: "t"): collected.append(9)
        case UInt8(ascii: "u"):
            let scalar = try unicodeEscape(at: at)
            collected.append(contentsOf: Array(String(scalar).utf8))
        default: throw .badEscape(at: at)
        }
    }

    private mutating func unicodeEscape(at: Int) throws(Failure) -> Unicode.Scalar {
        let first = try hexUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), bytes.count - index >= 6, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { throw .badEscape(at: at) }
        index += 2
        let second = try hexUnit()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw .badEscape(at: at) }
        return scalar
    }

    private mutating func hexUnit() throws(Failure) -> UInt32 {
        guard bytes.count - index >= 4 else { throw .unexpectedEnd }
        var unit: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            let digit: UInt8
            switch byte {
            case 48...57: digit = byte - 48
            case 65...70: digit = byte - 55
            case 97...102: digit = byte - 87
            default: throw .badEscape(at: index)
            }
            unit = unit << 4 | UInt32(digit)
        }
        index += 4
        return unit
    }

    private func peek() throws(Failure) -> UInt8 {
        guard index < bytes.count else { throw .unexpectedEnd }
        return bytes[index]
    }

    private mutating func skipSpace() {
        while index < bytes.count, [32, 9, 10, 13].contains(bytes[index]) { index += 1 }
    }
}
