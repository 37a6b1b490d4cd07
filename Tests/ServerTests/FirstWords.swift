import NIOCore

/// Sends bytes as soon as a connection stands, on its event loop: a server gives a connection that says nothing some
/// seconds only, and the task that asked for it may have to wait for a thread as long.
final class FirstWords: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let bytes: ByteBuffer

    init(_ bytes: ByteBuffer) {
        self.bytes = bytes
    }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(Self.wrapOutboundOut(bytes), promise: nil)
        context.fireChannelActive()
    }
}
