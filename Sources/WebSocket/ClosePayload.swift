import NIOCore

/// What a close frame holds (RFC 6455, 5.5.1): nothing, or a code and a reason.
struct ClosePayload: Equatable {
    var code = CloseCode.noStatus
    var reason = ""

    init(code: CloseCode = .noStatus, reason: String = "") {
        self.code = code
        self.reason = reason
    }

    /// Reads what the peer sent.
    ///
    /// - Throws: 1002 for a payload of one byte and for codes that must not be sent, 1007 for a reason that is not UTF-8.
    init(_ bytes: ByteBuffer) throws(WebSocketFault) {
        guard bytes.readableBytes > 0 else { return }
        var bytes = bytes
        guard let raw = bytes.readInteger(as: UInt16.self) else { throw .closePayload }
        code = CloseCode(rawValue: raw)
        guard code.isAllowedOnWire else { throw .closeCode }
        guard let reason = String(validating: bytes.readableBytesView, as: UTF8.self) else { throw .notUTF8 }
        self.reason = reason
    }

    /// The payload to send; the reason is cut, between characters, to what a control frame holds.
    var encoded: ByteBuffer {
        var bytes = ByteBuffer()
        guard code.isAllowedOnWire else { return bytes }
        bytes.writeInteger(code.rawValue)
        var room = FrameHeader.maximumControlBytes - 2
        for character in reason {
            room -= character.utf8.count
            guard room >= 0 else { break }
            bytes.writeString(String(character))
        }
        return bytes
    }
}
