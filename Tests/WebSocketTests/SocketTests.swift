import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import HubbubWebSocket

@Suite struct SocketTests {
    @Test(arguments: [true, false])
    func carriesMessagesBothWays(deflates: Bool) async throws {
        try await Sockets.open { sockets in
            let (client, server) = try await sockets.pair(deflates: deflates)
            let texts = ["", "short", String(repeating: "longer, and compressible; ", count: 5000)]
            for text in texts {
                client.send(text)
                server.send(text)
            }
            client.send(binary: ByteBuffer(bytes: [0, 255]))
            for text in texts {
                #expect(await server.nextText() == text)
                #expect(await client.nextText() == text)
            }
            #expect(await server.next() == .binary(ByteBuffer(bytes: [0, 255])))
            client.close(.normal, reason: "done")
            #expect(try await server.closure() == WebSocketClosure(code: .normal, reason: "done", isByPeer: true))
            #expect(try await client.closure() == WebSocketClosure(code: .normal, reason: "done", isByPeer: false))
            #expect(await client.next() == nil)
        }
    }

    /// More than the kernel takes at once, so that direct sends end in the middle of frames and the channel goes on.
    @Test func keepsOrderWhenTheReaderStalls() async throws {
        try await Sockets.open { sockets in
            let (client, server) = try await sockets.pair(deflates: false)
            client.setReading(false)
            let count = 2000
            for number in 0..<count {
                let frame = PreparedFrame("\(number) " + String(repeating: "x", count: 10_000 + number % 100))
                server.onConnection { $0.send(frame) }
            }
            let waits = await withCheckedContinuation { waits in
                server.onConnection { waits.resume(returning: $0.pendingBytes) }
            }
            #expect(waits > 0)
            client.setReading(true)
            for number in 0..<count {
                let text = try #require(await client.nextText())
                #expect(text.hasPrefix("\(number) "))
                #expect(text.utf8.count == "\(number) ".utf8.count + 10_000 + number % 100)
            }
            client.abort()
        }
    }

    /// On one loop, so that everything below happens between two turns of it.
    @Test func neverWritesToAStrangerAfterTheEnd() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        try await Sockets.open(group: group) { sockets in
            let (gone, ended) = try await sockets.pair()
            let connection = await withCheckedContinuation { found in
                ended.onConnection { found.resume(returning: NIOLoopBound($0, eventLoop: $0.eventLoop)) }
            }
            gone.abort()
            _ = try await ended.closure()
            // The kernel gives the lowest free numbers: among these is the one that was closed.
            var strangers: [(client: AsyncWebSocket, server: AsyncWebSocket)] = []
            for _ in 0..<4 { strangers.append(try await sockets.pair()) }
            ended.onConnection { _ in
                connection.value.send(PreparedFrame("stray"))
                connection.value.write(PreparedFrame("stray").plain)
            }
            for stranger in strangers {
                stranger.server.send("mine")
                #expect(await stranger.client.nextText() == "mine")
                stranger.client.abort()
            }
        }
        try await group.shutdownGracefully()
    }

    /// Between a closing and the news of it stands code of others: that of promises, and of writes that fail.
    @Test(arguments: [true, false])
    func forgetsItsDescriptorBeforeAnyoneHearsOfTheEnd(byPeer: Bool) async throws {
        try await Sockets.open { sockets in
            let (client, server) = try await sockets.pair(deflates: false)
            client.setReading(false)
            let held = await withCheckedContinuation { heard in
                server.onConnection { connection in
                    let frame = PreparedFrame(String(repeating: "x", count: 1 << 20), isCompressible: false)
                    while connection.pendingBytes == 0 { connection.send(frame) }
                    guard let channel = connection.channel else { return heard.resume(returning: true) }
                    let end = byPeer ? channel.writeAndFlush(frame.plain) : channel.close()
                    end.assumeIsolated().whenComplete { _ in heard.resume(returning: connection.socket != nil) }
                    if byPeer { client.abort() }
                }
            }
            #expect(!held)
        }
    }

    @Test func agreesOnASubprotocol() async throws {
        try await Sockets.open(subprotocol: "hubbub.v1") { sockets in
            var client = WebSocketClient(group: sockets.group)
            client.subprotocols = ["other", "hubbub.v1"]
            let socket = try await AsyncWebSocket.connect(client, to: sockets.url())
            #expect(socket.subprotocol == "hubbub.v1")
            socket.abort()
            client.subprotocols = ["other"]
            await #expect(throws: ConnectFault.subprotocol) {
                try await AsyncWebSocket.connect(client, to: sockets.url())
            }
            client.subprotocols = []
            await #expect(throws: ConnectFault.subprotocol) {
                try await AsyncWebSocket.connect(client, to: sockets.url())
            }
        }
    }

    @Test func tellsTheStatusOfARefusal() async throws {
        try await Sockets.open { sockets in
            let client = WebSocketClient(group: sockets.group)
            await #expect(throws: ConnectFault.refused(status: 426)) {
                try await AsyncWebSocket.connect(client, to: sockets.url("/elsewhere"))
            }
        }
    }

    @Test func givesUpOnAServerThatDoesNotAnswer() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let mute = try await ServerBootstrap(group: group).bind(host: "127.0.0.1", port: 0).get()
        var client = WebSocketClient(group: group)
        client.settings.handshakeTimeout = .milliseconds(50)
        let url = WebSocketURL(isSecure: false, host: "127.0.0.1", port: mute.localAddress?.port ?? 0)
        await #expect(throws: ConnectFault.timedOut) { try await AsyncWebSocket.connect(client, to: url) }
        try await mute.close()
    }

    @Test func hangsUpOnWhoeverAsksForNothing() async throws {
        var settings = WebSocketSettings()
        settings.handshakeTimeout = .milliseconds(50)
        try await Sockets.open(settings) { sockets in
            let silent = try await ClientBootstrap(group: sockets.group)
                .connect(host: "127.0.0.1", port: sockets.listener.port).get()
            try await silent.closeFuture.get()
        }
    }

    static let handshake =
        "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"

    @Test(arguments: [
        ("POST", "GET /", "POST /"), ("an old HTTP", "HTTP/1.1", "HTTP/1.0"),
        ("a short key", "dGhlIHNhbXBsZSBub25jZQ", "dGhl"),
        ("no key", "Sec-WebSocket-Key", "X-Key"), ("another version", "Version: 13", "Version: 8"),
    ])
    func refusesAHandshakeWith(what: String, part: String, other: String) async throws {
        let request = Self.handshake.replacing(part, with: other)
        #expect(try await Self.answer(to: request).hasPrefix("HTTP/1.1 426"), "\(what)")
    }

    /// The example of RFC 6455, 1.3; and a first frame in the same packet is not lost.
    @Test func answersTheStandardsHandshake() async throws {
        let frames = Bytes.joined(Bytes.frame(0x9, [7]), Bytes.frame(0x8))
        let answer = try await Self.answer(to: Self.handshake, then: frames)
        #expect(answer.hasPrefix("HTTP/1.1 101"))
        #expect(answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
        #expect(answer.hasSuffix("\u{FFFD}\u{1}\u{7}\u{FFFD}\u{0}"))
    }

    /// All that a server sends, as text, until it hangs up.
    private static func answer(to request: String, then frames: ByteBuffer = ByteBuffer()) async throws -> String {
        try await Sockets.open { sockets in
            var bytes = ByteBuffer(string: request)
            bytes.writeImmutableBuffer(frames)
            let asked = bytes
            let answer = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: ByteBuffer.self)
            _ = try await ClientBootstrap(group: sockets.group)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(Questioner(asked, answer: answer))
                    }
                }
                .connect(host: "127.0.0.1", port: sockets.listener.port).get()
            return String(decoding: try await answer.futureResult.get().readableBytesView, as: UTF8.self)
        }
    }
}
