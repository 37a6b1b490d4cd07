import HTTPTypes
import HubbubWebSocket
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOSSL

/// One connection: HTTP/1.1 for pages and commands, or, when its first request asks for it, a WebSocket.
///
/// A WebSocket lives on its event loop alone; no task waits for it.
struct ForumChannel: ServerChildChannel, HTTPChannelHandler {
    /// A connection that says nothing for so long between two requests ends.
    static let idleTimeout = Duration.seconds(60)

    private static let vanguard = Vanguard()

    enum Outcome: Sendable {
        case webSocket
        case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
    }

    struct Value: ServerChildChannelValue {
        let channel: any Channel
        let outcome: EventLoopFuture<Outcome>
    }

    let responder: HTTPChannelHandler.Responder
    let settings: WebSocketSettings
    /// nil where a proxy in front speaks TLS, or nobody does.
    let tls: NIOSSLContext?
    let decide: WebSocketUpgrader<Outcome>.Decide
    let sockets: OpenSockets

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
            let outcome = try WebSocketPipeline.install(
                on: channel,
                settings: settings,
                decide: decide,
                plain: { Self.http($0, logger: logger, isSecure: tls != nil) },
                upgraded: { channel in
                    sockets.opened(channel)
                    return .webSocket
                }
            )
            return Value(channel: channel, outcome: outcome)
        }
    }

    func handle(value: Value, logger: Logger) async {
        guard let outcome = try? await value.outcome.get(), case .http(let http) = outcome else { return }
        await handleHTTP(asyncChannel: http, logger: logger)
    }

    private static func http(_ channel: any Channel, logger: Logger, isSecure: Bool) -> EventLoopFuture<Outcome> {
        channel.eventLoop.makeCompletedFuture {
            try vanguard.pass {
                let pipeline = channel.pipeline.syncOperations
                try pipeline.addHandler(EndingRequests())
                try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: isSecure))
                try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: idleTimeout, logger: logger))
                return .http(
                    try NIOAsyncChannel(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                )
            }
        }
    }
}
