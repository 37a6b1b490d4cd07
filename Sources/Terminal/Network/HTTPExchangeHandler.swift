import Glibc
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

    /// What of a file is read and sent at once.
    static let partBytes = 65_536

    private let head: HTTPRequestHead
    private let content: HTTPBody
    private let file: Int32?
    private var promise: EventLoopPromise<HTTPExchange.Answer>?
    private var status: UInt = 0
    private var body: [UInt8] = []
    private var deadline: Scheduled<Void>?
    private var sent: Int64 = 0

    init(head: HTTPRequestHead, body: HTTPBody, file: Int32?, promise: EventLoopPromise<HTTPExchange.Answer>) {
        self.head = head
        self.content = body
        self.file = file
        self.promise = promise
    }

    func channelActive(context: ChannelHandlerContext) {
        wait(context)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        switch content {
        case .json(let json):
            if !json.isEmpty {
                context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: json)))), promise: nil)
            }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .file(let file, let bytes, let progress):
            context.flush()
            sendPart(of: file, bytes, progress, context)
        }
    }

    /// Nothing came or went for so long: the exchange fails.
    private func wait(_ context: ChannelHandlerContext) {
        deadline?.cancel()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: HTTPExchange.timeout) {
            let (handler, context) = bound.value
            handler.finish(.failure(Fault.timedOut), context)
        }
    }

    /// One part after the other, each when the one before it has left.
    private func sendPart(
        of file: Int32,
        _ bytes: Int64,
        _ progress: @escaping @Sendable (Int64) -> Void,
        _ context: ChannelHandlerContext
    ) {
        guard promise != nil else { return }
        guard sent < bytes else { return context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil) }
        var part = [UInt8](repeating: 0, count: Int(min(Int64(Self.partBytes), bytes - sent)))
        let count = read(file, &part, part.count)
        // A file that became shorter meanwhile cannot be sent as it was announced.
        guard count > 0 else { return finish(.failure(SystemFault("read")), context) }
        sent += Int64(count)
        let buffer = ByteBuffer(bytes: part[..<count])
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let sent = sent
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer)))).whenSuccess {
            let (handler, context) = bound.value
            handler.wait(context)
            progress(sent)
            handler.sendPart(of: file, bytes, progress, context)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): status = head.status.code
        case .body(let part): take(Array(part.readableBytesView), context)
        case .end: finish(.success(HTTPExchange.Answer(status: status, body: body)), context)
        }
    }

    private func take(_ part: [UInt8], _ context: ChannelHandlerContext) {
        if let file, status == 200 {
            wait(context)
            var rest = part[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
                guard count > 0 else { return finish(.failure(SystemFault("write")), context) }
                rest = rest.dropFirst(count)
            }
            return
        }
        body.append(contentsOf: part)
        if body.count > HTTPExchange.answerBytes { finish(.failure(Fault.tooLong), context) }
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
