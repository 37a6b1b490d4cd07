import NIOCore

/// Writes frames (RFC 6455, 5.2), always whole ones: fragments help only those who do not know what they will say.
enum FrameEncoder {
    /// Appends a frame to `buffer`.
    ///
    /// The mask is a client's, in the wire's order; nil for a server.
    static func write(
        _ opcode: Opcode,
        _ payload: ByteBuffer,
        isCompressed: Bool = false,
        mask: UInt32? = nil,
        into buffer: inout ByteBuffer
    ) {
        buffer.reserveCapacity(minimumWritableBytes: payload.readableBytes + FrameHeader.maximumBytes)
        buffer.writeInteger(0x80 | (isCompressed ? 0x40 : 0) | opcode.rawValue)
        let maskBit: UInt8 = mask == nil ? 0 : 0x80
        switch payload.readableBytes {
        case ...125:
            buffer.writeInteger(maskBit | UInt8(truncatingIfNeeded: payload.readableBytes))
        case ...0xFFFF:
            buffer.writeInteger(maskBit | 126)
            buffer.writeInteger(UInt16(truncatingIfNeeded: payload.readableBytes))
        default:
            buffer.writeInteger(maskBit | 127)
            buffer.writeInteger(UInt64(truncatingIfNeeded: payload.readableBytes))
        }
        if let mask {
            buffer.writeInteger(mask, endianness: .little)
            buffer.writeMasked(payload, mask: mask, offset: 0)
        } else {
            buffer.writeImmutableBuffer(payload)
        }
    }
}
