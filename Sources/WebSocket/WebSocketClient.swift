package import NIOCore
package import NIOHTTP1
import NIOPosix
package import NIOSSL

/// Connects to WebSocket servers.
package struct WebSocketClient: Sendable {
    package var settings: WebSocketSettings
    /// Sent with the handshake: `Authorization`, `Origin`, `Cookie`, `User-Agent`.
    package var headers = HTTPHeaders()
    /// Offered in this order; the server must choose one of them if there are any.
    package var subprotocols: [String] = []
    /// For `wss`: what is trusted.
    package var tls = TLSConfiguration.makeClientConfiguration()

    private let group: any EventLoopGroup

    package init(group: any EventLoopGroup, settings: WebSocketSettings = WebSocketSettings()) {
        self.group = group
        self.settings = settings
    }

    /// Any loop of the group.
    var eventLoop: any EventLoop { group.next() }

    /// Connects, upgrades, and hands what comes to the receiver, which is made and called on the connection's event
    /// loop.
    ///
    /// - Returns: when the connection stands; it is the receiver's from then on.
    /// - Throws: `ConnectFault`, and what connecting and TLS throw.
    package func connect(
        to url: WebSocketURL,
        receiver: @escaping @Sendable (WebSocketConnection) -> any WebSocketReceiver
    ) async throws {
        let upgrader = ClientUpgrader(
            settings: settings,
            subprotocols: subprotocols,
            receiver: receiver
        )
        let head = requestHead(for: url)
        let context = url.isSecure ? try NIOSSLContext(configuration: tls) : nil
        let deadline = TimeAmount(settings.handshakeTimeout)
        let bootstrap = ClientBootstrap(group: group)
            .connectTimeout(deadline)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
        do {
            let outcome = try await bootstrap.connect(host: url.host, port: url.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context { try Self.secure(channel, context, host: url.host) }
                    return try Self.install(upgrader, head, on: channel, deadline: deadline)
                }
            }
            try await Self.check(outcome)
        } catch ChannelError.connectTimeout {
            throw ConnectFault.timedOut
        }
    }

    private static func check(_ outcome: EventLoopFuture<ClientUpgrader.Outcome>) async throws {
        do {
            switch try await outcome.get() {
            case .opened: return
            case .failed(let fault): throw fault
            case .answered(let status): throw ConnectFault.refused(status: try await status.get())
            }
        } catch is NIOHTTPClientUpgradeError {
            throw ConnectFault.refused(status: 101)
        } catch is ChannelError {
            throw ConnectFault.hungUp
        }
    }

    private func requestHead(for url: WebSocketURL) -> HTTPRequestHead {
        var headers = headers
        headers.replaceOrAdd(name: "Host", value: url.hostHeader)
        return HTTPRequestHead(version: .http1_1, method: .GET, uri: url.target, headers: headers)
    }

    private static func secure(_ channel: any Channel, _ context: NIOSSLContext, host: String) throws {
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        let handler = try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
        try channel.pipeline.syncOperations.addHandler(handler)
    }

    private static func install(
        _ upgrader: ClientUpgrader,
        _ head: HTTPRequestHead,
        on channel: any Channel,
        deadline: TimeAmount
    ) throws -> EventLoopFuture<ClientUpgrader.Outcome> {
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: head,
                upgraders: [upgrader],
                notUpgradingCompletionHandler: ResponseStatus.read
            )
        )
        configuration.leftOverBytesStrategy = .forwardBytes
        let outcome = try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
            configuration: configuration
        )
        let promise = channel.eventLoop.makePromise(of: ClientUpgrader.Outcome.self)
        let timeout = channel.eventLoop.scheduleTask(in: deadline) {
            promise.succeed(.failed(.timedOut))
            channel.close(mode: .all, promise: nil)
        }
        outcome.whenComplete { result in
            timeout.cancel()
            promise.completeWith(result)
            if case .failure = result { channel.close(mode: .all, promise: nil) }
        }
        return promise.futureResult
    }
}
