import NIOCore

extension ByteBuffer {
    /// Appends `bytes`, each with its byte of the mask applied (RFC 6455, 5.3); masking and unmasking are the same.
    ///
    /// The mask is in the wire's order, the first byte lowest; `offset` is where in the frame's payload `bytes` begins.
    mutating func writeMasked(_ bytes: ByteBuffer, mask: UInt32, offset: Int) {
        let shift = UInt32(truncatingIfNeeded: offset & 3) * 8
        let turned = shift == 0 ? mask : mask >> shift | mask << (32 - shift)
        let wide = UInt64(turned) << 32 | UInt64(turned)
        writeWithUnsafeMutableBytes(minimumWritableBytes: bytes.readableBytes) { target in
            bytes.withUnsafeReadableBytes { source in
                Self.mask(source, into: target, with: wide)
                return source.count
            }
        }
    }

    private static func mask(
        _ source: UnsafeRawBufferPointer,
        into target: UnsafeMutableRawBufferPointer,
        with mask: UInt64
    ) {
        var index = 0
        while index + 8 <= source.count {
            let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            target.storeBytes(of: word ^ mask.littleEndian, toByteOffset: index, as: UInt64.self)
            index += 8
        }
        var rest = mask
        while index < source.count {
            target[index] = source[index] ^ UInt8(truncatingIfNeeded: rest)
            rest >>= 8
            index += 1
        }
    }
}
