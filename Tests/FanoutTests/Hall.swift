import HubbubWebSocket
import NIOCore
import NIOPosix

@testable import HubbubFanout

/// A fan-out on real sockets, its sessions and their clients.
struct Hall {
    let fanout: Fanout<String>
    private let listener: WebSocketListener
    private let joined: AsyncStream<FanoutSession<String>>
    private let group: any EventLoopGroup

    static func open(
        queueBytes: Int = 1 << 20,
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        _ body: (Hall) async throws -> Void
    ) async throws {
        let fanout = Fanout<String>(queueBytes: queueBytes, slowCode: CloseCode(rawValue: 4001))
        let (joined, continuation) = AsyncStream.makeStream(of: FanoutSession<String>.self)
        let listener = try await WebSocketListener.bind(port: 0, group: group) { _, channel in
            channel.eventLoop.makeSucceededFuture(
                .accept { connection in
                    let session = fanout.join(connection)
                    continuation.yield(session)
                    return Guest(fanout, session)
                }
            )
        }
        try await body(Hall(fanout: fanout, listener: listener, joined: joined, group: group))
        try await listener.close()
    }

    /// Another client, and its session.
    func enter(deflates: Bool = false) async throws -> (client: AsyncWebSocket, session: FanoutSession<String>) {
        var client = WebSocketClient(group: group)
        client.settings.deflates = deflates
        client.settings.messageBytes = 1 << 24
        let url = WebSocketURL(isSecure: false, host: "127.0.0.1", port: listener.port)
        let socket = try await AsyncWebSocket.connect(client, to: url)
        for await session in joined { return (socket, session) }
        throw ConnectFault.hungUp
    }

    /// Delivers texts as one commit.
    func publish(_ batch: (String, String)...) {
        fanout.publish(batch.map { ($0.0, PreparedFrame($0.1)) })
    }
}

/// Leaves the fan-out with its connection.
final class Guest: WebSocketReceiver {
    private let fanout: Fanout<String>
    private let session: FanoutSession<String>

    init(_ fanout: Fanout<String>, _ session: FanoutSession<String>) {
        (self.fanout, self.session) = (fanout, session)
    }

    func received(_ message: WebSocketMessage) {}

    func closed(_ closure: WebSocketClosure) { fanout.leave(session) }
}

extension AsyncWebSocket {
    /// The next texts, up to and with `last`.
    func texts(upTo last: String) async -> [String] {
        var texts: [String] = []
        while texts.last != last, let text = await nextText() { texts.append(text) }
        return texts
    }
}
