/// How a connection ended.
package struct WebSocketClosure: Equatable, Sendable {
    /// The code that was sent first, by either end; 1005 for a close frame without one, 1006 for a line that broke.
    package let code: CloseCode

    /// The sentence beside it, chosen by the peer or by this end.
    package let reason: String

    /// Whether the peer began it.
    package let isByPeer: Bool

    package init(code: CloseCode, reason: String, isByPeer: Bool) {
        self.code = code
        self.reason = reason
        self.isByPeer = isByPeer
    }
}
