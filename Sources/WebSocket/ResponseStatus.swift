import NIOCore
import NIOHTTP1

/// Reads the status of an answer that is no upgrade, and closes.
final class ResponseStatus: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let status: EventLoopPromise<UInt>
    private var isDone = false

    init(_ status: EventLoopPromise<UInt>) {
        self.status = status
    }

    /// Takes the pipeline's end; the status comes with the next read.
    static func read(on channel: any Channel) -> EventLoopFuture<ClientUpgrader.Outcome> {
        channel.eventLoop.makeCompletedFuture {
            let status = channel.eventLoop.makePromise(of: UInt.self)
            let handler = ResponseStatus(status)
            do {
                try channel.pipeline.syncOperations.addHandler(handler)
            } catch {
                status.fail(error)
                throw error
            }
            return .answered(status: status.futureResult)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = Self.unwrapInboundIn(data), !isDone else { return }
        isDone = true
        status.succeed(head.status.code)
        context.close(promise: nil)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        if !isDone { status.fail(ConnectFault.hungUp) }
        isDone = true
    }
}
