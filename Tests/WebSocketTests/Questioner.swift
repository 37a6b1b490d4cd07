import NIOCore

/// Sends bytes as soon as it is connected, and gathers what comes until the other side hangs up.
final class Questioner: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let question: ByteBuffer
    private let answer: EventLoopPromise<ByteBuffer>
    private var gathered = ByteBuffer()

    init(_ question: ByteBuffer, answer: EventLoopPromise<ByteBuffer>) {
        self.question = question
        self.answer = answer
    }

    func channelActive(context: ChannelHandlerContext) {
        context.writeAndFlush(NIOAny(question), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        gathered.writeImmutableBuffer(unwrapInboundIn(data))
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer.succeed(gathered)
    }

    /// A reset after the answer ends the line as well.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
