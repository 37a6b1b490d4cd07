import NIOCore
import NIOEmbedded

@testable import HubbubWebSocket

/// Writes down what a connection tells its receiver.
final class Probe: WebSocketReceiver {
    private(set) var messages: [WebSocketMessage] = []
    private(set) var closures: [WebSocketClosure] = []

    func received(_ message: WebSocketMessage) { messages.append(message) }

    func closed(_ closure: WebSocketClosure) { closures.append(closure) }
}

/// A connection on a channel without a socket, whose clock and outlet the test holds in its hands.
struct Bench {
    let channel: EmbeddedChannel
    let connection: WebSocketConnection
    let probe = Probe()
    let dam = Dam()

    init(role: WebSocketRole = .server, settings: WebSocketSettings = WebSocketSettings()) throws {
        let probe = probe
        channel = EmbeddedChannel(handler: dam)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        connection = WebSocketConnection(
            role: role,
            eventLoop: channel.embeddedEventLoop,
            settings: settings,
            subprotocol: nil,
            compression: nil,
            makeReceiver: { _ in probe }
        )
        try channel.pipeline.syncOperations.addHandler(connection)
    }

    func receive(_ bytes: ByteBuffer) throws {
        try channel.writeInbound(bytes)
    }

    /// The frames that left, as the peer understands them.
    func sent() throws -> [WebSocketMachine.Action] {
        var machine = WebSocketMachine(role: .client, allowsCompression: true, messageBytes: 1 << 24)
        var actions: [WebSocketMachine.Action] = []
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) { actions += machine.all(bytes) }
        return actions
    }

    /// The bytes that left.
    func sentBytes() throws -> ByteBuffer {
        var all = ByteBuffer()
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) { all.writeImmutableBuffer(bytes) }
        return all
    }

    func pass(_ seconds: Int64) {
        channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
    }
}

/// Keeps writes back while it is shut, as a peer that does not read; counts the reads that are asked for.
final class Dam: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    var isShut = false
    private(set) var reads = 0
    private(set) var closesOutput = false
    private var kept: [(NIOAny, EventLoopPromise<Void>?)] = []

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if isShut {
            kept.append((data, promise))
        } else {
            context.write(data, promise: promise)
        }
    }

    func read(context: ChannelHandlerContext) {
        reads += 1
        context.read()
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output {
            closesOutput = true
            promise?.succeed(())
        } else {
            context.close(mode: mode, promise: promise)
        }
    }

    /// Lets go of what was kept, in order.
    func open(_ channel: EmbeddedChannel) throws {
        isShut = false
        let context = try channel.pipeline.syncOperations.context(handler: self)
        let kept = kept
        self.kept = []
        for (data, promise) in kept { context.writeAndFlush(data, promise: promise) }
    }
}
