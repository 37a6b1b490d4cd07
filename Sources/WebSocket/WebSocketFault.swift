/// What a peer did wrong: the code it is closed with, and a sentence for it and for the log.
package struct WebSocketFault: Error, Equatable, Sendable {
    package let code: CloseCode
    package let reason: String
}

extension WebSocketFault {
    static let reservedBits = Self(code: .protocolError, reason: "reserved bits set")
    static let reservedOpcode = Self(code: .protocolError, reason: "reserved opcode")
    static let unmasked = Self(code: .protocolError, reason: "unmasked frame from a client")
    static let masked = Self(code: .protocolError, reason: "masked frame from a server")
    static let longLength = Self(code: .protocolError, reason: "length not in its shortest form")
    static let fragmentedControl = Self(code: .protocolError, reason: "fragmented control frame")
    static let longControl = Self(code: .protocolError, reason: "control frame over 125 bytes")
    static let nothingToContinue = Self(code: .protocolError, reason: "continuation without a message")
    static let unfinishedMessage = Self(code: .protocolError, reason: "new message inside another")
    static let closePayload = Self(code: .protocolError, reason: "close payload of one byte")
    static let closeCode = Self(code: .protocolError, reason: "close code not allowed")
    static let notUTF8 = Self(code: .invalidPayload, reason: "text is not UTF-8")
    static let notDeflate = Self(code: .invalidPayload, reason: "compressed data is broken")
    static let tooBig = Self(code: .tooBig, reason: "message too long")
    static let stalled = Self(code: .policyViolation, reason: "message not finished in time")
}
