import HubbubWebSocket
import HubbubWire
import NIOCore
import Synchronization

/// One member's connection: asks, and counts what it is told.
final class LoadSession: WebSocketReceiver, Sendable {
    typealias Answer = @Sendable (ByteBuffer) -> Void

    private struct State {
        var lastRequest: Int64 = 0
        var waiting: [Int64: Answer] = [:]
        var isLeaving = false
    }

    private let connection: NIOLoopBound<WebSocketConnection>
    private let eventLoop: any EventLoop
    private let posts: Tally
    private let state = Mutex(State())

    /// On the connection's event loop; `posts` counts `message.posted`.
    init(_ connection: WebSocketConnection, counting posts: Tally) {
        self.connection = NIOLoopBound(connection, eventLoop: connection.eventLoop)
        eventLoop = connection.eventLoop
        self.posts = posts
    }

    /// Sends a request; `answer` is called on the connection's event loop.
    func ask(_ command: String, _ fields: (inout JSONWriter) -> Void, answer: @escaping Answer) {
        let id = state.withLock { state in
            state.lastRequest += 1
            state.waiting[state.lastRequest] = answer
            return state.lastRequest
        }
        var json = JSONWriter()
        json.object { json in
            json.field("id", id)
            json.field("do", command)
            fields(&json)
        }
        let text = ByteBuffer(bytes: json.bytes)
        if eventLoop.inEventLoop {
            connection.value.send(text: text)
        } else {
            eventLoop.execute { self.connection.value.send(text: text) }
        }
    }

    /// Sends a request and waits for the answer, which must not be a refusal.
    @discardableResult
    func ask(_ command: String, _ fields: (inout JSONWriter) -> Void) async throws -> ByteBuffer {
        let answer = await withCheckedContinuation { continuation in
            ask(command, fields) { continuation.resume(returning: $0) }
        }
        guard answer.holds("\"ok\":") else { throw MeasureFault("\(command) is answered \(String(buffer: answer))") }
        return answer
    }

    /// Counts every byte that comes from now on, as it comes: before it is inflated.
    func weigh(in bytes: Tally) async throws {
        try await eventLoop.submit {
            let pipeline = self.connection.value.channel?.pipeline.syncOperations
            try pipeline?.addHandler(ByteCounter(bytes), position: .first)
        }.get()
    }

    /// Ends without being counted as lost.
    func leave() {
        state.withLock { $0.isLeaving = true }
        eventLoop.execute { self.connection.value.abort() }
    }

    func received(_ message: WebSocketMessage) {
        let bytes = message.bytes
        guard let id = bytes.answeredRequest else {
            if bytes.holds("\"ev\":\"message.posted\"") { posts.add() }
            return
        }
        state.withLock { $0.waiting.removeValue(forKey: id) }?(bytes)
    }

    func closed(_ closure: WebSocketClosure) {
        let (isLeaving, waiting) = state.withLock { state in
            defer { state.waiting = [:] }
            return (state.isLeaving, state.waiting)
        }
        guard !isLeaving else { return }
        posts.fail(MeasureFault("a session was closed: \(closure.code.rawValue) \(closure.reason)"))
        for answer in waiting.values { answer(ByteBuffer(string: "closed: \(closure.code.rawValue)")) }
    }
}

extension ByteBuffer {
    /// Where the frame's kind is said.
    private static var headBytes: Int { 96 }

    /// Whether the text stands near the frame's beginning.
    func holds(_ text: StaticString) -> Bool {
        withUnsafeReadableBytes { bytes in
            let head = bytes.prefix(Self.headBytes)
            let wanted = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            return head.indices.contains { head[$0...].starts(with: wanted) }
        }
    }

    /// The request's id when the frame is an answer.
    fileprivate var answeredRequest: Int64? {
        withUnsafeReadableBytes { bytes in
            guard bytes.starts(with: "{\"re\":".utf8) else { return nil }
            return bytes.dropFirst(6).prefix { (48...57).contains($0) }.reduce(0) { $0 &* 10 &+ Int64($1 &- 48) }
        }
    }
}
