import NIOCore

extension FrameHeader {
    /// Takes a head off the front of `bytes`, or returns nil and takes nothing while it is not all there.
    ///
    /// - Throws: what RFC 6455 forbids in any head: reserved bits and opcodes, long or fragmented control frames, lengths
    ///   not in their shortest form.
    init?(readingFrom bytes: inout ByteBuffer, allowsCompression: Bool) throws(WebSocketFault) {
        guard let word = bytes.getInteger(at: bytes.readerIndex, as: UInt16.self) else { return nil }
        let first = UInt8(word >> 8)
        let second = UInt8(word & 0xFF)
        let size = Self.byteCount(second: second)
        guard bytes.readableBytes >= size else { return nil }
        let opcode = try Self.opcode(first: first, allowsCompression: allowsCompression)
        let isMasked = second & 0x80 != 0
        let length = try Self.length(short: second & 0x7F, in: bytes)
        if opcode.isControl {
            guard first & 0x80 != 0 else { throw .fragmentedControl }
            guard length <= Self.maximumControlBytes else { throw .longControl }
        }
        let mask = bytes.getInteger(at: bytes.readerIndex + size - 4, endianness: .little, as: UInt32.self)
        self.init(
            isFinal: first & 0x80 != 0,
            isCompressed: first & 0x40 != 0,
            opcode: opcode,
            mask: isMasked ? mask : nil,
            length: length
        )
        bytes.moveReaderIndex(forwardBy: size)
    }

    /// How many bytes the head takes whose second byte is this one.
    static func byteCount(second: UInt8) -> Int {
        let lengthBytes =
            switch second & 0x7F {
            case 126: 2
            case 127: 8
            default: 0
            }
        return 2 + lengthBytes + (second & 0x80 == 0 ? 0 : 4)
    }

    private static func opcode(first: UInt8, allowsCompression: Bool) throws(WebSocketFault) -> Opcode {
        guard first & 0x30 == 0 else { throw .reservedBits }
        guard let opcode = Opcode(rawValue: first & 0x0F) else { throw .reservedOpcode }
        if first & 0x40 != 0 {
            guard allowsCompression, opcode == .text || opcode == .binary else { throw .reservedBits }
        }
        return opcode
    }

    private static func length(short: UInt8, in bytes: ByteBuffer) throws(WebSocketFault) -> Int {
        let start = bytes.readerIndex + 2
        switch short {
        case 126:
            let length = bytes.getInteger(at: start, as: UInt16.self) ?? 0
            guard length > 125 else { throw .longLength }
            return Int(length)
        case 127:
            let length = bytes.getInteger(at: start, as: UInt64.self) ?? 0
            guard length > UInt16.max else { throw .longLength }
            guard let length = Int(exactly: length) else { throw .tooBig }
            return length
        default:
            return Int(short)
        }
    }
}
