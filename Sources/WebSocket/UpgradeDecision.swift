package import NIOHTTP1

/// What becomes of a request to upgrade.
package enum UpgradeDecision: Sendable {
    /// Speak WebSocket: the subprotocol chosen among those offered, further headers of the answer, and who receives.
    ///
    /// The receiver is made on the connection's event loop, and may send at once.
    case accept(
        subprotocol: String? = nil,
        headers: HTTPHeaders = HTTPHeaders(),
        receiver: @Sendable (WebSocketConnection) -> any WebSocketReceiver
    )

    /// Not here: the request goes on as a plain one, for the HTTP side to answer.
    case decline
}
