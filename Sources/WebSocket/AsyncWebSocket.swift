package import NIOCore
import Synchronization

/// A connection for code in tasks: send from anywhere, await what comes, in order.
///
/// One task at a time may await `next()`. What has not been awaited yet is bounded: over `readPauseBytes` nothing more is
/// read from the peer.
package final class AsyncWebSocket: Sendable {
    private struct State {
        var inbox: ArraySlice<WebSocketMessage> = []
        var inboxBytes = 0
        /// Reading was paused for what lies in the inbox.
        var isFull = false
        var waiter: CheckedContinuation<WebSocketMessage?, Never>?
        var closure: WebSocketClosure?
    }

    private let connection: NIOLoopBound<WebSocketConnection>
    private let eventLoop: any EventLoop
    private let boundBytes: Int
    private let state = Mutex(State())
    private let ending: EventLoopPromise<WebSocketClosure>

    /// The subprotocol that the server chose.
    package let subprotocol: String?

    /// Receives for `connection`, on its event loop.
    package init(_ connection: WebSocketConnection) {
        eventLoop = connection.eventLoop
        self.connection = NIOLoopBound(connection, eventLoop: eventLoop)
        boundBytes = connection.settings.readPauseBytes
        subprotocol = connection.subprotocol
        ending = eventLoop.makePromise()
    }

    /// Connects as `WebSocketClient` does.
    ///
    /// - Throws: as `WebSocketClient.connect` does.
    package static func connect(
        _ client: WebSocketClient,
        to url: WebSocketURL
    ) async throws -> AsyncWebSocket {
        let made = client.eventLoop.makePromise(of: AsyncWebSocket.self)
        do {
            try await client.connect(to: url) { connection in
                let socket = AsyncWebSocket(connection)
                made.succeed(socket)
                return socket
            }
        } catch {
            made.fail(error)
        }
        return try await made.futureResult.get()
    }

    /// Sends a text message behind those sent before; nothing once the connection is closing.
    package func send(_ text: String) {
        onConnection { $0.send(text: text) }
    }

    /// Sends a binary message.
    package func send(binary bytes: ByteBuffer) {
        onConnection { $0.send(binary: bytes) }
    }

    /// The next message; nil once the connection has ended and all was taken, or when the task is cancelled.
    package func next() async -> WebSocketMessage? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in wait(waiter) }
        } onCancel: {
            state.withLock { $0.waiter.take() }?.resume(returning: nil)
        }
    }

    /// The text of the next message that is one; nil as with `next()`.
    package func nextText() async -> String? {
        while let message = await next() {
            if case .text(let bytes) = message { return String(buffer: bytes) }
        }
        return nil
    }

    /// Begins to close.
    package func close(_ code: CloseCode = .normal, reason: String = "") {
        onConnection { $0.close(code, reason: reason) }
    }

    /// Cuts the line without a word.
    package func abort() {
        onConnection { $0.abort() }
    }

    /// Stops or resumes reading, as a peer that hangs would.
    package func setReading(_ isOn: Bool) {
        onConnection { isOn ? $0.resumeReading() : $0.pauseReading() }
    }

    /// How the connection ended, when it has.
    package func closure() async throws -> WebSocketClosure {
        try await ending.futureResult.get()
    }

    private func wait(_ waiter: CheckedContinuation<WebSocketMessage?, Never>) {
        let (isDone, message, mayResume) = state.withLock { state in
            if let message = state.inbox.popFirst() {
                state.inboxBytes -= message.bytes.readableBytes
                let mayResume = state.isFull && state.inbox.isEmpty
                if mayResume { state.isFull = false }
                return (true, Optional(message), mayResume)
            }
            guard state.closure == nil, !Task.isCancelled else { return (true, nil, false) }
            state.waiter = waiter
            return (false, nil, false)
        }
        guard isDone else { return }
        if mayResume { onConnection { $0.resumeReading() } }
        waiter.resume(returning: message)
    }

    /// Does something with the connection, on its event loop.
    package func onConnection(_ act: @escaping @Sendable (WebSocketConnection) -> Void) {
        eventLoop.execute { act(self.connection.value) }
    }
}

extension AsyncWebSocket: WebSocketReceiver {
    package func received(_ message: WebSocketMessage) {
        let (waiter, isFull) = state.withLock { state in
            if let waiter = state.waiter.take() { return (Optional(waiter), false) }
            state.inbox.append(message)
            state.inboxBytes += message.bytes.readableBytes
            // Once full it stays so until it is empty: messages of the same read still come after reading was paused.
            state.isFull = state.isFull || state.inboxBytes > boundBytes
            return (nil, state.isFull)
        }
        waiter?.resume(returning: message)
        if isFull { connection.value.pauseReading() }
    }

    package func closed(_ closure: WebSocketClosure) {
        let waiter = state.withLock { state in
            state.closure = closure
            return state.waiter.take()
        }
        waiter?.resume(returning: nil)
        ending.succeed(closure)
    }
}
