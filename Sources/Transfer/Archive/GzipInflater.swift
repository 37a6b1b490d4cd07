import CZlib

/// Inflates a gzip stream piece by piece, in one buffer.
struct GzipInflater: ~Copyable {
    /// Pieces handed out are at most so large.
    static let bufferBytes = 65_536
    /// Text shrinks to a tenth, rarely to a fiftieth; what grows more is made to fill a disk.
    private static let growthMax: UInt64 = 200
    /// Below this any growth is harmless.
    private static let harmlessBytes: UInt64 = 64 * 1_048_576
    /// Window bits 15, and 32 for "gzip or zlib by its header" (zlib.h).
    private static let windowBits: Int32 = 15 + 32

    /// At one place for life: zlib's state points back at it.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isAtEnd = false
    private let file: String
    private var taken: UInt64 = 0
    private var given: UInt64 = 0

    init(file: String) throws(ImportFailure) {
        self.file = file
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard hubbub_inflate_init(stream, Self.windowBits) == Z_OK else {
            throw ImportFailure(file: file, "not enough memory to unpack it")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// The stream's end was seen, so that nothing is missing.
    var isComplete: Bool { isAtEnd }

    /// Takes compressed bytes and hands out what they become.
    mutating func inflate(_ input: [UInt8], _ output: (ArraySlice<UInt8>) throws -> Void) throws {
        var input = input
        var buffer = [UInt8](repeating: 0, count: Self.bufferBytes)
        var used = 0
        while used < input.count {
            if isAtEnd { try restart() }
            let (code, consumed, produced) = step(&input, from: used, &buffer)
            guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
                throw ImportFailure(file: file, place: "byte \(taken)", "is not a gzip archive, or is damaged")
            }
            used += consumed
            try count(consumed, produced)
            try output(buffer[..<produced])
            isAtEnd = code == Z_STREAM_END
            if consumed == 0, produced == 0 { break }
        }
    }

    private mutating func step(_ input: inout [UInt8], from used: Int, _ buffer: inout [UInt8]) -> (Int32, Int, Int) {
        let (before, room) = (input.count - used, buffer.count)
        let code = input.withUnsafeMutableBufferPointer { bytes in
            buffer.withUnsafeMutableBufferPointer { out in
                stream.pointee.next_in = bytes.baseAddress?.advanced(by: used)
                stream.pointee.avail_in = UInt32(before)
                stream.pointee.next_out = out.baseAddress
                stream.pointee.avail_out = UInt32(room)
                return CZlib.inflate(stream, Z_NO_FLUSH)
            }
        }
        return (code, before - Int(stream.pointee.avail_in), room - Int(stream.pointee.avail_out))
    }

    /// Some programs write an archive as several gzip members, one behind the other.
    private mutating func restart() throws(ImportFailure) {
        guard inflateReset(stream) == Z_OK else { throw ImportFailure(file: file, "is damaged") }
        isAtEnd = false
    }

    private mutating func count(_ consumed: Int, _ produced: Int) throws(ImportFailure) {
        taken += UInt64(consumed)
        given += UInt64(produced)
        guard given <= Self.harmlessBytes || given / Self.growthMax <= taken else {
            throw ImportFailure(file: file, place: "byte \(taken)", "grows more than any text does: not unpacked")
        }
    }
}
