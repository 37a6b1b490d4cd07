import HubbubWebSocket
import HubbubWire
import NIOCore
import NIOHTTP1
import Synchronization

/// The connection to the server; what comes and goes on it is posted to the mailbox.
///
/// One at a time: `connect` is called again only after `closed` was posted.
final class Link: Sendable {
    /// Bounds what a server can make the client hold: a resume answer with its 5,000 events fits.
    static let messageBytes = 16 << 20

    private let client: WebSocketClient
    private let url: WebSocketURL
    private let mailbox: Mailbox
    private let connection = Mutex<NIOLoopBound<WebSocketConnection>?>(nil)

    init(group: any EventLoopGroup, server: ServerURL, mailbox: Mailbox) {
        var settings = WebSocketSettings()
        settings.messageBytes = Self.messageBytes
        var client = WebSocketClient(group: group, settings: settings)
        client.subprotocols = [HubbubProtocol.version]
        client.headers.add(name: "User-Agent", value: "hubbub/\(HubbubProtocol.product)")
        self.client = client
        self.mailbox = mailbox
        url = server.socket
    }

    /// Begins to connect; `opened` or `closed` follows in the mailbox.
    func connect() {
        Task {
            do {
                try await client.connect(to: url) { connection in
                    let receiver = FrameReceiver(mailbox: self.mailbox)
                    self.connection.withLock { $0 = NIOLoopBound(connection, eventLoop: connection.eventLoop) }
                    self.mailbox.post(.opened)
                    return receiver
                }
            } catch {
                mailbox.post(.closed(Self.end(of: error)))
            }
        }
    }

    /// Sends one text message; nothing happens without a connection.
    func send(_ frame: [UInt8]) {
        guard let bound = connection.withLock({ $0 }) else { return }
        bound.eventLoop.execute { bound.value.send(text: ByteBuffer(bytes: frame)) }
    }

    /// Says goodbye.
    func close() {
        guard let bound = connection.withLock({ $0 }) else { return }
        bound.eventLoop.execute { bound.value.close() }
    }

    /// Forgets an ended connection.
    func ended() {
        connection.withLock { $0 = nil }
    }

    private static func end(of error: any Error) -> LinkEnd {
        switch error as? ConnectFault {
        case .refused(let status): .notHubbub(status: status)
        case .subprotocol, .extensions: .notHubbub(status: 400)
        case .address, .hungUp, .timedOut: .unreachable("\(error)")
        case nil: .unreachable(ConnectFailure.sentence(error))
        }
    }
}
