import NIOCore

/// Cuts the byte stream into frames and checks their heads (RFC 6455, 5.2).
///
/// Holds nothing but an unfinished head.
struct FrameDecoder {
    private let role: WebSocketRole
    private let allowsCompression: Bool
    private let messageBytes: Int
    private var partial = ByteBuffer()
    private var current: FrameHeader?
    private var offset = 0

    init(role: WebSocketRole, allowsCompression: Bool, messageBytes: Int) {
        self.role = role
        self.allowsCompression = allowsCompression
        self.messageBytes = messageBytes
    }

    /// Whether a frame has begun and not ended.
    var isInsideFrame: Bool { current != nil || partial.readableBytes > 0 }

    /// The next piece of a frame, or nil when `bytes` is used up.
    ///
    /// - Throws: what is wrong with a head, before any of its payload is taken.
    mutating func next(from bytes: inout ByteBuffer) throws(WebSocketFault) -> FramePart? {
        if current == nil { current = try readHeader(from: &bytes) }
        guard let header = current else { return nil }
        let wanted = header.length - offset
        guard let payload = bytes.readSlice(length: min(wanted, bytes.readableBytes)) else { return nil }
        guard wanted == 0 || payload.readableBytes > 0 else { return nil }
        let part = FramePart(header: header, payload: payload, offset: offset)
        current = part.isLast ? nil : header
        offset = part.isLast ? 0 : offset + payload.readableBytes
        return part
    }

    private mutating func readHeader(from bytes: inout ByteBuffer) throws(WebSocketFault) -> FrameHeader? {
        if partial.readableBytes == 0 {
            if let header = try FrameHeader(readingFrom: &bytes, allowsCompression: allowsCompression) {
                return try checked(header)
            }
            partial = ByteBuffer()
            partial.writeBuffer(&bytes)
            return nil
        }
        while let byte = bytes.readInteger(as: UInt8.self) {
            partial.writeInteger(byte)
            if let header = try FrameHeader(readingFrom: &partial, allowsCompression: allowsCompression) {
                partial = ByteBuffer()
                return try checked(header)
            }
        }
        return nil
    }

    private func checked(_ header: FrameHeader) throws(WebSocketFault) -> FrameHeader {
        switch role {
        case .server where header.mask == nil: throw .unmasked
        case .client where header.mask != nil: throw .masked
        default: break
        }
        guard header.length <= messageBytes else { throw .tooBig }
        return header
    }
}
