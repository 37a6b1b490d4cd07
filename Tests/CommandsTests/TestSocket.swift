import HubbubCommands
import HubbubModel
import HubbubWebSocket
import HubbubWire
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// A forum behind a real socket, without HTTP around it.
final class TestDoor: Sendable {
    let listener: WebSocketListener

    /// `opened` hears of each session that comes in.
    init(_ forum: Forum, opened: @escaping @Sendable (ForumSession) -> Void = { _ in }) async throws {
        var settings = WebSocketSettings()
        settings.messageBytes = HubbubProtocol.frameBytes
        let group = MultiThreadedEventLoopGroup.singleton
        listener = try await WebSocketListener.bind(host: "127.0.0.1", port: 0, group: group, settings: settings) {
            _,
            channel in
            channel.eventLoop.makeSucceededFuture(
                .accept(subprotocol: HubbubProtocol.version) { connection in
                    let origin = CallOrigin(address: "127.0.0.1")
                    let session = forum.openSession(connection, cookieToken: nil, bearer: nil, origin: origin)
                    opened(session)
                    return session
                }
            )
        }
    }

    func connect() async throws -> TestSocket {
        var client = WebSocketClient(group: MultiThreadedEventLoopGroup.singleton, settings: WebSocketSettings())
        client.subprotocols = [HubbubProtocol.version]
        let url = try #require(WebSocketURL("ws://127.0.0.1:\(listener.port)/ws"))
        return TestSocket(socket: try await AsyncWebSocket.connect(client, to: url))
    }
}

/// One client: sends requests, and keeps what came in between.
final class TestSocket: Sendable {
    let socket: AsyncWebSocket
    private let state = Mutex((id: Int64(0), events: [JSON]()))

    init(socket: AsyncWebSocket) {
        self.socket = socket
    }

    /// Sends a request and waits for its answer; events that come before it are kept.
    func ask(_ command: String, _ fields: [(String, JSON)] = []) async throws -> JSON {
        let id = state.withLock { state in
            state.id += 1
            return state.id
        }
        var json = JSONWriter()
        json.value(.object(JSON.Object([("id", .integer(id)), ("do", .string(command))] + fields)))
        socket.send(json.text)
        while let text = await socket.nextText() {
            let received = try JSONParser.parse(text)
            if received["re"]?.integer == id { return received }
            if received["ev"] != nil { state.withLock { $0.events.append(received) } }
        }
        throw await hangup()
    }

    func hello(_ token: String, cursor: String? = nil) async throws -> JSON {
        let answer = try await ask(
            "hello",
            [("token", .string(token))] + (cursor.map { [("cursor", .string($0))] } ?? [])
        )
        return try #require(answer["ok"])
    }

    /// The next stored event of a kind; others before it are dropped.
    func event(_ kind: String) async throws -> JSON {
        while true {
            if let index = state.withLock({ $0.events.firstIndex { $0["ev"]?.string == kind } }) {
                return state.withLock { state in
                    let event = state.events[index]
                    state.events.removeFirst(index + 1)
                    return event
                }
            }
            guard let text = await socket.nextText() else { throw await hangup() }
            let received = try JSONParser.parse(text)
            if received["ev"] != nil { state.withLock { $0.events.append(received) } }
        }
    }

    /// Everything that came, up to and with the first that is meant.
    func events(until isMeant: (JSON) -> Bool) async throws -> [JSON] {
        var events = state.withLock { state in
            defer { state.events = [] }
            return state.events.filter { $0["ev"] != "beat" }
        }
        while !events.contains(where: isMeant) {
            guard let text = await socket.nextText() else { throw await hangup() }
            events.append(try JSONParser.parse(text))
        }
        return events
    }

    /// What came and was not asked for yet.
    ///
    /// A round trip before it makes sure that nothing is under way.
    func drained() async throws -> [JSON] {
        _ = try await ask("help", [("about", "help")])
        return state.withLock { state in
            defer { state.events = [] }
            return state.events.filter { $0["ev"] != "beat" }
        }
    }

    /// The code the server closed with.
    func closeCode() async throws -> UInt16 {
        while await socket.nextText() != nil {}
        return try await socket.closure().code.rawValue
    }

    private func hangup() async -> Hangup { Hangup(closure: try? await socket.closure()) }

    /// The connection ended where something was to come.
    struct Hangup: Error {
        let closure: WebSocketClosure?
    }
}
