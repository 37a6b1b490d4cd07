package import HubbubWebSocket
package import HubbubWire
import NIOPosix

/// One connection to the server, as a client has it: it may break at any moment.
package struct ServerLine: Sendable {
    /// As the terminal client takes them: a resume answer may be long.
    private static let messageBytes = 16 << 20

    package let socket: AsyncWebSocket

    /// The connection ended.
    package struct Broken: Error {
        package init() {}
    }

    package static func open(_ port: Int, deflates: Bool = true) async throws -> ServerLine {
        var client = WebSocketClient(group: MultiThreadedEventLoopGroup.singleton, settings: WebSocketSettings())
        client.subprotocols = [HubbubProtocol.version]
        client.settings.deflates = deflates
        client.settings.messageBytes = messageBytes
        guard let url = WebSocketURL("ws://127.0.0.1:\(port)/ws") else { throw Broken() }
        return ServerLine(socket: try await AsyncWebSocket.connect(client, to: url))
    }

    package func send(_ id: Int64, _ command: String, _ fields: [(String, JSON)]) {
        var json = JSONWriter()
        json.value(.object(JSON.Object([("id", .integer(id)), ("do", .string(command))] + fields)))
        socket.send(json.text)
    }

    package func next() async throws -> JSON {
        guard let text = await socket.nextText() else { throw Broken() }
        return try JSONParser.parse(text)
    }

    /// Sends and waits for the answer; `seen` gets the events before it.
    package func ask(
        _ id: Int64,
        _ command: String,
        _ fields: [(String, JSON)],
        seen: (JSON) -> Void = { _ in }
    ) async throws -> JSON {
        send(id, command, fields)
        while true {
            let received = try await next()
            if received["re"]?.integer == id { return received }
            seen(received)
        }
    }
}
