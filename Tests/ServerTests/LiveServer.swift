import FoundationEssentials
import HubbubModel
import HubbubWebSocket
import HubbubWire
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import HubbubServer

/// A real server on a free port with a real store in a folder of its own.
struct LiveServer: Sendable {
    let settings: Settings
    let port: Int
    let claim: String?
    let stop: @Sendable () -> Void

    var host: String { "127.0.0.1:\(port)" }
    var origin: String { "http://127.0.0.1:\(port)" }

    /// Settings for a forum of its own, with nobody in it and no limits.
    static var fresh: Settings {
        var settings = Settings()
        settings.data = FileManager.default.temporaryDirectory.path + "/hubbub-\(UUID().uuidString.prefix(8))"
        settings.port = 0
        settings.emailRequired = false
        settings.writesPerMinute = 0
        return settings
    }

    /// Runs `body` beside a server; it has stopped, and its data is gone, when this returns.
    static func with(
        _ settings: Settings = fresh,
        _ body: @Sendable @escaping (LiveServer) async throws -> Void
    ) async throws {
        defer { try? FileManager.default.removeItem(atPath: settings.data) }
        try await run(settings, body)
    }

    /// As above, with data that stays.
    static func run(_ settings: Settings, _ body: @Sendable @escaping (LiveServer) async throws -> Void) async throws {
        let (started, continuation) = AsyncStream.makeStream(of: HubbubServer.Running.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = HubbubServer(settings: settings, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                try await server.run(stoppingOn: []) { continuation.yield($0) }
            }
            var iterator = started.makeAsyncIterator()
            if let running = await iterator.next() {
                let live = LiveServer(
                    settings: settings,
                    port: running.port,
                    claim: running.operatorClaim,
                    stop: running.stop
                )
                defer { running.stop() }
                try await body(live)
            }
            try await group.waitForAll()
        }
    }

    // HTTP

    /// Sends bytes as they are and takes all that comes until the server closes.
    func raw(_ text: String) async throws -> String {
        String(buffer: try await answer(to: ByteBuffer(string: text)))
    }

    /// As `raw`; nothing is waited for where it `hangsUp`.
    func answer(to bytes: ByteBuffer, hangsUp: Bool = false) async throws -> ByteBuffer {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(FirstWords(bytes))
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, _ in
            var answer = ByteBuffer()
            if hangsUp { return answer }
            for try await var part in inbound { answer.writeBuffer(&part) }
            return answer
        }
    }

    func send(
        _ method: String,
        _ path: String,
        _ headers: [String: String] = [:],
        body: String? = nil
    ) async throws -> HTTPAnswer {
        var lines = ["\(method) \(path) HTTP/1.1", "Connection: close"]
        var headers = headers
        if headers["Host"] == nil { headers["Host"] = host }
        if let body { headers["Content-Length"] = "\(body.utf8.count)" }
        lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let text = try await raw(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
        return try #require(HTTPAnswer(text), "\(text.prefix(200))")
    }

    func get(_ path: String, cookie: String? = nil, _ more: [String: String] = [:]) async throws -> HTTPAnswer {
        var headers = more
        headers["Cookie"] = cookie
        return try await send("GET", path, headers)
    }

    /// A command as a page of ours asks it.
    func call(_ name: String, _ fields: String, cookie: String? = nil, bearer: String? = nil) async throws -> HTTPAnswer
    {
        var headers = ["Content-Type": "application/json"]
        headers["Cookie"] = cookie
        headers["Authorization"] = bearer.map { "Bearer \($0)" }
        if bearer == nil { headers["Origin"] = origin }
        return try await send("POST", "/api/v1/\(name)", headers, body: fields)
    }

    /// A form as a page without a script sends it.
    func form(
        _ path: String,
        _ fields: [(String, String)],
        cookie: String? = nil,
        origin: String? = nil
    ) async throws -> HTTPAnswer {
        var headers = ["Content-Type": "application/x-www-form-urlencoded", "Origin": origin ?? self.origin]
        headers["Cookie"] = cookie
        let body = fields.map { "\($0.0)=\(FormText.encoded($0.1))" }.joined(separator: "&")
        return try await send("POST", path, headers, body: body)
    }

    // People

    static let password = "correct horse"

    /// Makes the operator by the claim of the first start; answers the cookie.
    func operatorCookie() async throws -> String {
        let claim = try #require(claim)
        let answer = try await call(
            "account.claim",
            #"{"token":"\#(claim)","nick":"olga","password":"\#(Self.password)","cookie":true}"#
        )
        return try #require(answer.cookie, "\(answer.body)")
    }

    func signUp(_ nick: String) async throws -> String {
        let answer = try await call(
            "account.signup",
            #"{"nick":"\#(nick)","password":"\#(Self.password)","cookie":true}"#
        )
        return try #require(answer.cookie, "\(answer.body)")
    }

    func logIn(_ nick: String) async throws -> String {
        let answer = try await call(
            "account.login",
            #"{"nick":"\#(nick)","password":"\#(Self.password)","cookie":true}"#
        )
        return try #require(answer.cookie, "\(answer.body)")
    }

    /// A key that nobody used.
    static func key() -> String { "key-" + UUID().uuidString }

    /// A writing command that must succeed.
    @discardableResult
    func act(_ name: String, _ fields: String, cookie: String) async throws -> JSON {
        let answer = try await call(name, "{\"key\":\"\(Self.key())\"," + fields.dropFirst(), cookie: cookie)
        return try #require(answer.json?["ok"], "\(name): \(answer.body)")
    }

    // Sockets

    func connect(
        headers: [(String, String)] = [],
        subprotocols: [String] = [HubbubProtocol.version]
    ) async throws -> AsyncWebSocket {
        var client = WebSocketClient(group: MultiThreadedEventLoopGroup.singleton)
        client.subprotocols = subprotocols
        for (name, value) in headers { client.headers.add(name: name, value: value) }
        let url = try #require(WebSocketURL("ws://\(host)/ws"))
        return try await AsyncWebSocket.connect(client, to: url)
    }
}
