import NIOCore

extension WebSocketConnection {
    /// Takes its place at the pipeline's end; on the channel's event loop.
    func install(on channel: any Channel) throws {
        // Small reads to begin with: the channel keeps its last buffer, and most connections are quiet.
        try channel.syncOptions?.setOption(
            .recvAllocator,
            value: AdaptiveRecvByteBufferAllocator(minimum: 256, initial: 512, maximum: 64 << 10)
        )
        try channel.pipeline.syncOperations.addHandler(self)
    }
}
