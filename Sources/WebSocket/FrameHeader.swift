/// The head of a frame (RFC 6455, 5.2), already checked for what needs no context.
struct FrameHeader: Equatable {
    let isFinal: Bool
    let isCompressed: Bool
    let opcode: Opcode
    /// In the byte order of the wire: the first byte of the payload meets the lowest byte.
    let mask: UInt32?
    /// Payload bytes.
    let length: Int

    /// The longest head: two bytes, eight of length, four of mask.
    static let maximumBytes = 14

    /// The payload bytes a control frame may have (5.5).
    static let maximumControlBytes = 125
}
