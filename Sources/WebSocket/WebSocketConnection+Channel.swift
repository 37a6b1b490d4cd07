package import NIOCore

extension WebSocketConnection: ChannelInboundHandler, ChannelOutboundHandler {
    package typealias InboundIn = ByteBuffer
    package typealias InboundOut = Never
    package typealias OutboundIn = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    package func handlerAdded(context: ChannelHandlerContext) {
        began(context)
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        ended()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        ended()
        context.fireChannelInactive()
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        heartbeat.heard()
        var bytes = Self.unwrapInboundIn(data)
        while let action = machine.receive(&bytes) { act(action) }
    }

    /// The channel asks for bytes after each read; held back while the peer does not read its answers.
    package func read(context: ChannelHandlerContext) {
        owesRead = true
        readIfOwed()
    }

    /// Whoever closes the channel, it comes through here first.
    package func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        socket = nil
        context.close(mode: mode, promise: promise)
    }

    package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            // Nothing more comes, and nobody reads half a connection.
            abort()
        case is ChannelShouldQuiesceEvent:
            close(settings.quiesceCode)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        abort()
    }
}

extension WebSocketConnection: NIOScheduledCallbackHandler {
    package func handleScheduledCallback(eventLoop: some EventLoop) {
        timer = nil
        guard !isClosing else { return abort() }
        switch heartbeat.tick(isUnfinished: machine.isUnfinished, isDeaf: isReadPaused) {
        case .nothing: break
        case .ping: ping()
        case .giveUp: close(settings.deadPeerCode, reason: "nothing heard")
        case .stalled: machine.fail(.stalled).map(act)
        }
        if !isClosing { setTimer(settings.pingInterval) }
    }
}
