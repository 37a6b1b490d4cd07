/// Why the server ended a WebSocket: docs/PROTOCOL.md section 8.
///
/// 4000–4099 mean come back, 4100–4199 do not.
package enum SessionClose: UInt16, CaseIterable, Sendable {
    /// The server is stopping.
    case goingAway = 1_001
    case fault = 1_011
    /// The send queue was full; resume from the cursor.
    case slow = 4_001
    case idle = 4_002
    case busy = 4_003
    /// A request before hello, a second hello, or not JSON.
    case `protocol` = 4_100
    case unauthorized = 4_101
    case banned = 4_102

    /// Whether a client should reconnect by itself.
    package var comesBack: Bool { rawValue < 4_100 }
}
