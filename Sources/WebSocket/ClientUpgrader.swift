import NIOCore
import NIOHTTP1
import NIOWebSocket

/// The client's side of the opening handshake (RFC 6455, 4.1).
///
/// Key and answer are NIO's to check; subprotocol and extensions are checked here.
final class ClientUpgrader: NIOTypedHTTPClientProtocolUpgrader {
    /// What became of the request.
    enum Outcome: Sendable {
        case opened
        case failed(ConnectFault)
        /// The server answered as to any other request.
        case answered(status: EventLoopFuture<UInt>)
    }

    typealias UpgradeResult = Outcome

    let supportedProtocol = "websocket"
    let requiredUpgradeHeaders: [String] = []

    private let settings: WebSocketSettings
    private let subprotocols: [String]
    private let receiver: @Sendable (WebSocketConnection) -> any WebSocketReceiver
    private let handshake = NIOTypedWebSocketClientUpgrader<Void>(
        upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededVoidFuture() }
    )

    init(
        settings: WebSocketSettings,
        subprotocols: [String],
        receiver: @escaping @Sendable (WebSocketConnection) -> any WebSocketReceiver
    ) {
        self.settings = settings
        self.subprotocols = subprotocols
        self.receiver = receiver
    }

    func addCustom(upgradeRequestHeaders: inout HTTPHeaders) {
        handshake.addCustom(upgradeRequestHeaders: &upgradeRequestHeaders)
        if !subprotocols.isEmpty {
            upgradeRequestHeaders.add(name: "Sec-WebSocket-Protocol", value: subprotocols.joined(separator: ", "))
        }
        if settings.deflates {
            upgradeRequestHeaders.add(name: "Sec-WebSocket-Extensions", value: Compression.offer.header)
        }
    }

    func shouldAllowUpgrade(upgradeResponse: HTTPResponseHead) -> Bool {
        handshake.shouldAllowUpgrade(upgradeResponse: upgradeResponse)
    }

    func upgrade(channel: any Channel, upgradeResponse: HTTPResponseHead) -> EventLoopFuture<Outcome> {
        channel.eventLoop.makeCompletedFuture {
            do throws(ConnectFault) {
                let connection = try self.connection(answered: upgradeResponse.headers, on: channel.eventLoop)
                try Self.install(connection, on: channel)
                return Outcome.opened
            } catch {
                channel.close(mode: .all, promise: nil)
                return .failed(error)
            }
        }
    }

    private func connection(
        answered headers: HTTPHeaders,
        on eventLoop: any EventLoop
    ) throws(ConnectFault) -> WebSocketConnection {
        let chosen = headers["Sec-WebSocket-Protocol"]
        guard chosen.count == (subprotocols.isEmpty ? 0 : 1), chosen.allSatisfy(subprotocols.contains) else {
            throw .subprotocol
        }
        let extensions = headers["Sec-WebSocket-Extensions"]
        guard settings.deflates || extensions.isEmpty else { throw .extensions }
        return WebSocketConnection(
            role: .client,
            eventLoop: eventLoop,
            settings: settings,
            subprotocol: chosen.first,
            compression: try Compression.confirm(extensions),
            makeReceiver: receiver
        )
    }

    private static func install(_ connection: WebSocketConnection, on channel: any Channel) throws(ConnectFault) {
        do {
            try connection.install(on: channel)
        } catch {
            throw .hungUp
        }
    }
}
