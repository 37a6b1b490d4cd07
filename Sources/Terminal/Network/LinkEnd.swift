/// Why there is no connection (any more).
enum LinkEnd: Hashable, Sendable {
    /// The connection was closed with a code of docs/PROTOCOL.md section 8, 1006 when it broke.
    case closed(code: UInt16, reason: String)
    /// None came about: what the system or TLS said.
    case unreachable(String)
    /// The server answered, but not as Hubbub does: the HTTP status, or nil.
    case notHubbub(status: UInt?)
}
