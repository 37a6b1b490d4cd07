import NIOCore

/// Counts what comes in, and passes it on.
final class ByteCounter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let received: Tally

    init(_ received: Tally) {
        self.received = received
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.add(Self.unwrapInboundIn(data).readableBytes)
        context.fireChannelRead(data)
    }
}
