import NIOCore
import NIOHTTP1

/// Says `Connection: close` on requests whose sender waits for the connection to end.
///
/// What comes behind no longer knows a request's version and compares the header's one spelling: HTTP/1.0, which text
/// browsers speak, has the end of the connection for the end of the answer, and options are written in any case and in
/// lists (RFC 9112, section 9.3).
final class EndingRequests: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), Self.ends(head) else {
            return context.fireChannelRead(data)
        }
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private static func ends(_ head: HTTPRequestHead) -> Bool {
        (head.version.major, head.version.minor) < (1, 1) || !head.isKeepAlive
    }
}
