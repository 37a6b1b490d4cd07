import HubbubWebSocket

/// Sends every message back as it came.
final class EchoReceiver: WebSocketReceiver {
    private let connection: WebSocketConnection

    init(_ connection: WebSocketConnection) {
        self.connection = connection
    }

    func received(_ message: WebSocketMessage) {
        switch message {
        case .text(let bytes): connection.send(text: bytes)
        case .binary(let bytes): connection.send(binary: bytes)
        }
    }

    func closed(_ closure: WebSocketClosure) {}
}
