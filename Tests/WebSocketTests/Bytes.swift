import NIOCore

@testable import HubbubWebSocket

/// Frames as they stand on the wire, right and wrong ones.
enum Bytes {
    static let mask: UInt32 = 0x1A2B_3C4D

    /// A client's frame, masked.
    static func frame(
        _ opcode: UInt8,
        _ payload: [UInt8] = [],
        isFinal: Bool = true,
        reserved: UInt8 = 0,
        isMasked: Bool = true
    ) -> ByteBuffer {
        var frame = ByteBuffer()
        frame.writeInteger((isFinal ? 0x80 : 0) | reserved << 4 | opcode)
        let bit: UInt8 = isMasked ? 0x80 : 0
        if payload.count <= 125 {
            frame.writeInteger(bit | UInt8(payload.count))
        } else {
            frame.writeInteger(bit | 126)
            frame.writeInteger(UInt16(payload.count))
        }
        if isMasked { frame.writeInteger(mask, endianness: .little) }
        for (index, byte) in payload.enumerated() {
            let key = isMasked ? UInt8(truncatingIfNeeded: mask >> (UInt32(index % 4) * 8)) : 0
            frame.writeInteger(byte ^ key)
        }
        return frame
    }

    static func text(_ text: String, isFinal: Bool = true) -> ByteBuffer {
        frame(0x1, Array(text.utf8), isFinal: isFinal)
    }

    static func joined(_ frames: ByteBuffer...) -> ByteBuffer {
        frames.reduce(into: ByteBuffer()) { $0.writeImmutableBuffer($1) }
    }
}

extension WebSocketMachine {
    /// A server's, with 1,000 bytes a message.
    static func server(compresses: Bool = false, messageBytes: Int = 1000) -> Self {
        Self(role: .server, allowsCompression: compresses, messageBytes: messageBytes)
    }

    /// All that comes of the bytes.
    mutating func all(_ bytes: ByteBuffer) -> [Action] {
        var bytes = bytes
        var actions: [Action] = []
        while let action = receive(&bytes) { actions.append(action) }
        return actions
    }

    /// All that comes of the bytes when each arrives by itself.
    mutating func allByByte(_ bytes: ByteBuffer) -> [Action] {
        bytes.readableBytesView.flatMap { all(ByteBuffer(bytes: [$0])) }
    }
}

extension WebSocketMachine.Action {
    static func text(_ text: String) -> Self { .deliver(.text(ByteBuffer(string: text))) }
}
