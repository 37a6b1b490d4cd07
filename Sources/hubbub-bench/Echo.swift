import ArgumentParser
import HubbubWebSocket
import NIOCore
import NIOPosix

/// Serves the WebSocket transport alone, as an echo at `/`, for conformance suites to be pointed at.
struct Echo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serve a WebSocket echo on the server's own pipeline.")

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 for any free one.")
    var port = 9001

    @Option(help: "The longest message taken, in bytes.")
    var messageBytes = 16 << 20

    func run() async throws {
        var settings = WebSocketSettings()
        settings.messageBytes = messageBytes
        let listener = try await WebSocketListener.bind(
            host: host,
            port: port,
            group: MultiThreadedEventLoopGroup.singleton,
            settings: settings
        ) { _, channel in
            channel.eventLoop.makeSucceededFuture(.accept { EchoReceiver($0) })
        }
        print("echo on ws://\(host):\(listener.port)/")
        try await listener.run()
    }
}
