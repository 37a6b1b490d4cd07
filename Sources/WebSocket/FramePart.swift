import NIOCore

/// As much of one frame as has arrived: frames are taken in pieces, so that nobody waits for a long one and nothing is
/// set aside for bytes that were only announced.
struct FramePart {
    let header: FrameHeader
    /// Still masked.
    let payload: ByteBuffer
    /// Where in the frame's payload this piece begins.
    let offset: Int

    var isFirst: Bool { offset == 0 }
    var isLast: Bool { offset + payload.readableBytes == header.length }

    /// Appends the piece to `buffer`, unmasked.
    func unmask(into buffer: inout ByteBuffer) {
        guard let mask = header.mask else {
            buffer.writeImmutableBuffer(payload)
            return
        }
        buffer.writeMasked(payload, mask: mask, offset: offset)
    }
}
