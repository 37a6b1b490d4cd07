package import NIOCore
package import NIOHTTP1
import NIOWebSocket
import Synchronization

/// Turns one HTTP connection into a WebSocket, for any server on NIO's typed upgrades; one upgrader a connection.
///
/// The handshake's key and answer are NIO's; its frame handlers are not used, since they cannot be removed and leave most
/// of the checking to others.
package final class WebSocketUpgrader<UpgradeResult: Sendable>: NIOTypedHTTPServerProtocolUpgrader {
    /// Whether to speak WebSocket, and who receives.
    ///
    /// Called on the channel's event loop with the request's head, whose `Origin`, path, cookies and subprotocols are
    /// the caller's to judge.
    package typealias Decide = @Sendable (HTTPRequestHead, any Channel) -> EventLoopFuture<UpgradeDecision>

    private struct Accepted {
        let subprotocol: String?
        let compression: Compression?
        let receiver: @Sendable (WebSocketConnection) -> any WebSocketReceiver
    }

    package let supportedProtocol = "websocket"
    package let requiredUpgradeHeaders: [String] = []

    private let settings: WebSocketSettings
    private let decide: Decide
    private let result: @Sendable (any Channel) -> UpgradeResult
    private let accepted = Mutex<Accepted?>(nil)

    /// Prepares for one connection; `result` is what the typed upgrade gives back when it became a WebSocket.
    package init(
        settings: WebSocketSettings,
        decide: @escaping Decide,
        result: @escaping @Sendable (any Channel) -> UpgradeResult
    ) {
        self.settings = settings
        self.decide = decide
        self.result = result
    }

    package func buildUpgradeResponse(
        channel: any Channel,
        upgradeRequest: HTTPRequestHead,
        initialResponseHeaders: HTTPHeaders
    ) -> EventLoopFuture<HTTPHeaders> {
        let handshake = NIOTypedWebSocketServerUpgrader<Void>(
            shouldUpgrade: { channel, head in self.headers(for: head, on: channel) },
            upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() }
        )
        return handshake.buildUpgradeResponse(
            channel: channel,
            upgradeRequest: upgradeRequest,
            initialResponseHeaders: initialResponseHeaders
        )
    }

    package func upgrade(channel: any Channel, upgradeRequest: HTTPRequestHead) -> EventLoopFuture<UpgradeResult> {
        channel.eventLoop.makeCompletedFuture {
            guard let accepted = self.accepted.withLock({ $0.take() }) else {
                throw ChannelError.inappropriateOperationForState
            }
            let connection = WebSocketConnection(
                role: .server,
                eventLoop: channel.eventLoop,
                settings: self.settings,
                subprotocol: accepted.subprotocol,
                compression: accepted.compression,
                makeReceiver: accepted.receiver
            )
            try connection.install(on: channel)
            return self.result(channel)
        }
    }

    private func headers(for head: HTTPRequestHead, on channel: any Channel) -> EventLoopFuture<HTTPHeaders?> {
        guard head.isWebSocketHandshake else { return channel.eventLoop.makeSucceededFuture(nil) }
        return decide(head, channel).map { decision in
            guard case .accept(let subprotocol, var headers, let receiver) = decision else { return nil }
            let offers = head.headers["Sec-WebSocket-Extensions"]
            let compression = self.settings.deflates ? Compression.accept(offers) : nil
            if let subprotocol { headers.add(name: "Sec-WebSocket-Protocol", value: subprotocol) }
            if let compression { headers.add(name: "Sec-WebSocket-Extensions", value: compression.header) }
            self.accepted.withLock {
                $0 = Accepted(subprotocol: subprotocol, compression: compression, receiver: receiver)
            }
            return headers
        }
    }
}
