import NIOCore
import NIOHTTP1
import NIOPosix

@testable import HubbubWebSocket

/// A real server whose connections the test holds, and clients of it.
struct Sockets {
    let listener: WebSocketListener
    /// The server's ends, in the order of acceptance.
    let accepted: AsyncStream<AsyncWebSocket>
    let group: any EventLoopGroup

    static func open<Outcome>(
        _ settings: WebSocketSettings = WebSocketSettings(),
        subprotocol: String? = nil,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        _ body: (Sockets) async throws -> Outcome
    ) async throws -> Outcome {
        let (accepted, continuation) = AsyncStream.makeStream(of: AsyncWebSocket.self)
        let listener = try await WebSocketListener.bind(port: 0, group: group, settings: settings) { head, channel in
            guard head.uri == "/" else { return channel.eventLoop.makeSucceededFuture(.decline) }
            return channel.eventLoop.makeSucceededFuture(
                .accept(subprotocol: subprotocol) { connection in
                    let socket = AsyncWebSocket(connection)
                    continuation.yield(socket)
                    return socket
                }
            )
        }
        let outcome = try await body(Sockets(listener: listener, accepted: accepted, group: group))
        try await listener.close()
        return outcome
    }

    /// A client, and the server's end of it.
    func pair(deflates: Bool = true) async throws -> (client: AsyncWebSocket, server: AsyncWebSocket) {
        var client = WebSocketClient(group: group)
        client.settings.deflates = deflates
        client.settings.messageBytes = 1 << 24
        let socket = try await AsyncWebSocket.connect(client, to: url())
        for await server in accepted { return (socket, server) }
        throw ConnectFault.hungUp
    }

    func url(_ target: String = "/") -> WebSocketURL {
        WebSocketURL(isSecure: false, host: "127.0.0.1", port: listener.port, target: target)
    }
}
