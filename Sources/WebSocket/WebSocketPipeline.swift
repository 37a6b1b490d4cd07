package import NIOCore
import NIOHTTP1

/// Lays the handlers of a server connection: HTTP first, which the upgrade then removes without a rest.
package enum WebSocketPipeline {
    private static let vanguard = Vanguard()

    /// Prepares `channel`, which has just been accepted, to become a WebSocket or to go on as HTTP/1.1.
    ///
    /// - Parameters:
    ///   - channel: on its event loop.
    ///   - settings: of the WebSockets.
    ///   - decide: which requests become WebSockets.
    ///   - plain: adds what handles HTTP, when the first request is no upgrade or was declined: its parts follow.
    ///   - upgraded: what the future gives for a WebSocket.
    /// - Returns: what `plain` or `upgraded` made of the first request. Fails when there was none within
    ///   `handshakeTimeout`.
    /// - Throws: when the channel has closed meanwhile.
    package static func install<Outcome: Sendable>(
        on channel: any Channel,
        settings: WebSocketSettings,
        decide: @escaping WebSocketUpgrader<Outcome>.Decide,
        plain: @escaping @Sendable (any Channel) -> EventLoopFuture<Outcome>,
        upgraded: @escaping @Sendable (any Channel) -> Outcome
    ) throws -> EventLoopFuture<Outcome> {
        let upgrader = WebSocketUpgrader(settings: settings, decide: decide, result: upgraded)
        var configuration = NIOUpgradableHTTPServerPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
                upgraders: [upgrader],
                notUpgradingCompletionHandler: plain
            )
        )
        configuration.enablePipelining = false
        let outcome = try vanguard.pass {
            try channel.pipeline.syncOperations.configureUpgradableHTTPServerPipeline(configuration: configuration)
        }
        let timeout = channel.eventLoop.scheduleTask(in: TimeAmount(settings.handshakeTimeout)) {
            channel.close(mode: .all, promise: nil)
        }
        outcome.whenComplete { _ in timeout.cancel() }
        return outcome
    }
}
