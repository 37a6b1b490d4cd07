import ServiceLifecycle

/// Ends when it is told to, and with it, gracefully, the group it runs in.
struct StopService: Service {
    private let orders: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (orders, continuation) = AsyncStream.makeStream()
    }

    func stop() {
        continuation.finish()
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in orders {}
        }
    }
}
