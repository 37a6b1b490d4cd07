import NIOCore
import NIOHTTP1

/// Sends one request when the channel stands and collects its answer.
final class HTTPExchangeHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    enum Fault: Error {
        case timedOut
        case tooLong
        case hungUp
    }

    private let head: HTTPRequestHead
    private let json: [UInt8]
    private var promise: EventLoopPromise<HTTPExchange.Answer>?
    private var status: UInt = 0
    private var body: [UInt8] = []
    private var deadline: Scheduled<Void>?

    init(head: HTTPRequestHead, json: [UInt8], promise: EventLoopPromise<HTTPExchange.Answer>) {
        self.head = head
        self.json = json
        self.promise = promise
    }

    func channelActive(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: HTTPExchange.timeout) {
            let (handler, context) = bound.value
            handler.finish(.failure(Fault.timedOut), context)
        }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !json.isEmpty { context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: json)))), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): status = head.status.code
        case .body(let part):
            body.append(contentsOf: part.readableBytesView)
            if body.count > HTTPExchange.answerBytes { finish(.failure(Fault.tooLong), context) }
        case .end: finish(.success(HTTPExchange.Answer(status: status, body: body)), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finish(.failure(error), context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(.failure(Fault.hungUp), context)
    }

    private func finish(_ result: Result<HTTPExchange.Answer, any Error>, _ context: ChannelHandlerContext) {
        guard let promise else { return }
        self.promise = nil
        deadline?.cancel()
        promise.completeWith(result)
        context.close(promise: nil)
    }
}
