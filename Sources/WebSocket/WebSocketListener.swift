package import NIOCore
import NIOHTTP1
import NIOPosix

/// A server of WebSockets and nothing else, on the same pipeline as any other: for benchmarks and tests.
package struct WebSocketListener: Sendable {
    private let channel: any Channel

    /// Binds and begins to accept.
    ///
    /// Port 0 is any free one. Throws what binding throws, such as `IOError` for a port in use.
    package static func bind(
        host: String = "127.0.0.1",
        port: Int,
        group: any EventLoopGroup,
        settings: WebSocketSettings = WebSocketSettings(),
        decide: @escaping WebSocketUpgrader<Void>.Decide
    ) async throws -> Self {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    _ = try WebSocketPipeline.install(
                        on: channel,
                        settings: settings,
                        decide: decide,
                        plain: UpgradeRequired.answer,
                        upgraded: { _ in }
                    )
                }
            }
            .bind(host: host, port: port)
            .get()
        return Self(channel: channel)
    }

    /// The port that was bound.
    package var port: Int { channel.localAddress?.port ?? 0 }

    /// Stops accepting; connections live on.
    package func close() async throws {
        try await channel.close()
    }

    /// Returns when the listener has been closed.
    package func run() async throws {
        try await channel.closeFuture.get()
    }
}
