package import NIOHTTP1

extension HTTPRequestHead {
    /// The subprotocols the client offers, best first (RFC 6455, 11.3.4).
    package var webSocketSubprotocols: [String] {
        headers[canonicalForm: "Sec-WebSocket-Protocol"].map(String.init)
    }

    /// Whether this is a well-formed opening handshake (RFC 6455, 4.2.1), beyond what NIO checks: a GET of HTTP/1.1
    /// with a key of 16 bytes in base64.
    var isWebSocketHandshake: Bool {
        let keys = headers["Sec-WebSocket-Key"]
        guard method == .GET, version.major == 1, version.minor >= 1, keys.count == 1, let key = keys.first else {
            return false
        }
        return key.utf8.count == 24 && key.hasSuffix("==") && key.utf8.dropLast(2).allSatisfy(Self.isBase64)
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
