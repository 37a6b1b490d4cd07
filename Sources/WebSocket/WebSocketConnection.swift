package import NIOCore
import NIOSSL

/// One WebSocket on its channel, as the pipeline's only handler but TLS.
///
/// Belongs to the channel's event loop, as do all its methods; the way to it from elsewhere is `eventLoop.execute`. The
/// machine decides, this acts: reads go through it to the receiver, writes go straight to the socket while nothing waits,
/// else through the channel. What one connection keeps is bounded: `readPauseBytes` stops reading from a peer that does not
/// read, one pong is owed at most, and an unfinished message is at most `messageBytes` long.
package final class WebSocketConnection {
    /// Bytes handed to the channel that the kernel has not taken yet.
    package internal(set) var pendingBytes = 0 {
        didSet { tellRow() }
    }

    /// Forgotten as soon as anything closes the channel (`DirectSocket`).
    var socket: DirectSocket? {
        didSet { tellRow() }
    }

    /// Whether frames for this connection are wanted in their compressed form.
    package let compresses: Bool

    var machine: WebSocketMachine {
        didSet { tellRow() }
    }

    /// Where it stands among those that are sent to together.
    private var standing: (row: SocketRow, place: Int)?

    /// The subprotocol agreed on, if any (RFC 6455, 1.9).
    package let subprotocol: String?

    /// The loop that all of this happens on.
    package let eventLoop: any EventLoop

    let settings: WebSocketSettings
    let role: WebSocketRole
    let compression: Compression?
    var heartbeat: Heartbeat
    var context: ChannelHandlerContext?
    var timer: NIOScheduledCallback?
    var closure: WebSocketClosure?
    var isClosing = false

    /// The newest ping's answer, while older bytes wait (RFC 6455, 5.5.3 allows skipping the others).
    var owedPong: ByteBuffer?
    var endsWhenDrained = false
    var isReadPaused = false
    var owesRead = false

    private var makeReceiver: ((WebSocketConnection) -> any WebSocketReceiver)?
    private var receiver: (any WebSocketReceiver)?

    init(
        role: WebSocketRole,
        eventLoop: any EventLoop,
        settings: WebSocketSettings,
        subprotocol: String?,
        compression: Compression?,
        makeReceiver: @escaping (WebSocketConnection) -> any WebSocketReceiver
    ) {
        self.role = role
        self.eventLoop = eventLoop
        self.settings = settings
        self.subprotocol = subprotocol
        self.compression = compression
        compresses = compression?.compresses ?? false
        self.makeReceiver = makeReceiver
        machine = WebSocketMachine(
            role: role,
            allowsCompression: compression != nil,
            messageBytes: settings.messageBytes
        )
        heartbeat = Heartbeat(
            silentIntervals: settings.silentIntervals,
            messageIntervals: settings.messageIntervals
        )
    }

    /// The channel below, while there is one.
    package var channel: (any Channel)? { context?.channel }

    /// Whether anything sent now may still reach the peer.
    package var isOpen: Bool { machine.isOpen && context != nil }

    /// Takes a place in a row of the same event loop, to be sent to together with others.
    ///
    /// Until `stepOut()`; in one row at a time.
    package func stand(in row: SocketRow) -> Int {
        let place = row.take()
        standing = (row, place)
        tellRow()
        return place
    }

    /// Gives its place in the row to whoever comes next.
    package func stepOut() {
        guard let (row, place) = standing else { return }
        standing = nil
        row.give(place)
    }

    /// Whatever decides whether bytes can go to the socket at once comes here when it changes.
    private func tellRow() {
        guard let (row, place) = standing else { return }
        row.set(place, pendingBytes == 0 && machine.isOpen ? socket : nil)
    }

    /// Stops reading from the peer until `resumeReading()`: what it sends meanwhile waits in its own kernel.
    package func pauseReading() { isReadPaused = true }

    package func resumeReading() {
        isReadPaused = false
        readIfOwed()
    }

    /// Asks the channel for bytes if it was held back and no longer has to be.
    func readIfOwed() {
        guard owesRead, !isReadPaused, pendingBytes < settings.readPauseBytes else { return }
        owesRead = false
        context?.read()
    }

    func began(_ context: ChannelHandlerContext) {
        self.context = context
        let pipeline = context.pipeline.syncOperations
        let isEncrypted = (try? pipeline.context(handlerType: NIOSSLHandler.self)) != nil
        socket = DirectSocket(pipeline: pipeline, isEncrypted: isEncrypted)
        setTimer(settings.pingInterval)
        receiver = makeReceiver?(self)
        makeReceiver = nil
    }

    /// Forgets the channel and tells the receiver, once.
    func ended() {
        guard context != nil else { return }
        context = nil
        socket = nil
        timer?.cancel()
        timer = nil
        owedPong = nil
        _ = machine.close()
        let closure = closure ?? WebSocketClosure(code: .abnormal, reason: "", isByPeer: true)
        let receiver = receiver
        self.receiver = nil
        receiver?.closed(closure)
    }

    func deliver(_ message: WebSocketMessage) {
        heartbeat.finishedMessage()
        receiver?.received(message)
    }

    func setTimer(_ interval: Duration) {
        timer?.cancel()
        timer = try? context?.eventLoop.assumeIsolated().scheduleCallback(in: TimeAmount(interval), handler: self)
    }
}
