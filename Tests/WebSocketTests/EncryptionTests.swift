import NIOCore
import NIOPosix
import NIOSSL
import Testing

@testable import HubbubWebSocket

@Suite struct EncryptionTests {
    @Test func speaksOverTLSAndNeverPastIt() async throws {
        let certificate = try NIOSSLCertificate(bytes: Array(Certificate.certificate.utf8), format: .pem)
        let (listener, accepted) = try await Self.listen(certificate)
        var client = WebSocketClient(group: MultiThreadedEventLoopGroup.singleton)
        client.settings.deflates = false
        client.tls.trustRoots = .certificates([certificate])
        let url = WebSocketURL(isSecure: true, host: "localhost", port: listener.localAddress?.port ?? 0)
        let socket = try await AsyncWebSocket.connect(client, to: url)
        var servers = accepted.makeAsyncIterator()
        let server = try #require(await servers.next())

        for number in 0..<100 {
            server.send("\(number) " + String(repeating: "x", count: 10_000))
            socket.send("\(number)")
        }
        for number in 0..<100 {
            try #require(await socket.nextText()?.hasPrefix("\(number) ") == true)
            try #require(await server.nextText() == "\(number)")
        }
        for end in [socket, server] {
            let isDirect = await withCheckedContinuation { found in
                end.onConnection { found.resume(returning: $0.socket != nil) }
            }
            #expect(!isDirect)
        }
        server.close(.normal, reason: "done")
        #expect(try await socket.closure() == WebSocketClosure(code: .normal, reason: "done", isByPeer: true))
        #expect(try await server.closure() == WebSocketClosure(code: .normal, reason: "done", isByPeer: false))
        try await listener.close()
    }

    @Test func trustsNobodyByDefault() async throws {
        let certificate = try NIOSSLCertificate(bytes: Array(Certificate.certificate.utf8), format: .pem)
        let (listener, _) = try await Self.listen(certificate)
        let client = WebSocketClient(group: MultiThreadedEventLoopGroup.singleton)
        let url = WebSocketURL(isSecure: true, host: "localhost", port: listener.localAddress?.port ?? 0)
        await #expect(throws: (any Error).self) { try await AsyncWebSocket.connect(client, to: url) }
        try await listener.close()
    }

    private static func listen(
        _ certificate: NIOSSLCertificate
    ) async throws -> (any Channel, AsyncStream<AsyncWebSocket>) {
        let key = try NIOSSLPrivateKey(bytes: Array(Certificate.key.utf8), format: .pem)
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: [.certificate(certificate)],
                privateKey: .privateKey(key)
            )
        )
        let (accepted, continuation) = AsyncStream.makeStream(of: AsyncWebSocket.self)
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    _ = try WebSocketPipeline.install(
                        on: channel,
                        settings: WebSocketSettings(),
                        decide: { _, channel in
                            channel.eventLoop.makeSucceededFuture(
                                .accept { connection in
                                    let socket = AsyncWebSocket(connection)
                                    continuation.yield(socket)
                                    return socket
                                }
                            )
                        },
                        plain: UpgradeRequired.answer,
                        upgraded: { _ in }
                    )
                }
            }
            .bind(host: "127.0.0.1", port: 0)
            .get()
        return (listener, accepted)
    }
}
