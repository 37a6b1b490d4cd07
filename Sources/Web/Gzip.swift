import CZlib

/// Gzip (RFC 1952), for files that are compressed once and sent often.
enum Gzip {
    /// As small as zlib makes it; it happens once a file.
    private static let level: Int32 = 9
    /// zlib's largest window, and 16 more for gzip's head and foot.
    private static let windowBits: Int32 = 15 + 16

    /// `bytes` in gzip; nil where zlib has no memory.
    static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard let inputCount = UInt32(exactly: bytes.count), hubbub_deflate_init(&stream, level, windowBits) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        guard let outputCount = UInt32(exactly: deflateBound(&stream, UInt(inputCount))) else { return nil }
        var input = bytes
        let output = [UInt8](unsafeUninitializedCapacity: Int(outputCount)) { buffer, count in
            input.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = inputCount
                stream.next_out = buffer.baseAddress
                stream.avail_out = outputCount
                let isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
                count = isWhole ? Int(outputCount - stream.avail_out) : 0
            }
        }
        return output.isEmpty ? nil : output
    }
}
