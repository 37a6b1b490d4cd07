import HubbubModel
import HubbubWebSocket
import HubbubWire
import NIOCore
import Synchronization

/// The members of a stage, as they come to the server and go.
final class Troupe: Sendable {
    let stage: Stage
    /// Counts every `message.posted` that any of them receives.
    let posts = Tally()
    private let client: WebSocketClient
    private let address: WebSocketURL
    private let present = Mutex<[LoadSession]>([])

    init(stage: Stage, port: Int, group: any EventLoopGroup, deflates: Bool) {
        self.stage = stage
        var settings = WebSocketSettings()
        settings.deflates = deflates
        settings.messageBytes = Self.messageBytes
        settings.handshakeTimeout = Tally.patience
        var client = WebSocketClient(group: group, settings: settings)
        client.subprotocols = [HubbubProtocol.version]
        self.client = client
        address = WebSocketURL(isSecure: false, host: "127.0.0.1", port: port, target: HubbubProtocol.path)
    }

    /// The answer to hello holds up to 5,000 events.
    private static let messageBytes = 16 << 20

    /// Connects members all at once and says hello for each; in the members' order.
    func come(_ players: Range<Int>, since cursor: String? = nil) async throws -> [LoadSession] {
        try await withThrowingTaskGroup(of: (Int, LoadSession).self) { group in
            for index in players {
                group.addTask { (index, try await self.come(self.stage.players[index], since: cursor)) }
            }
            var sessions: [(Int, LoadSession)] = []
            for try await session in group { sessions.append(session) }
            let inOrder = sessions.sorted { $0.0 < $1.0 }.map(\.1)
            present.withLock { $0 += inOrder }
            return inOrder
        }
    }

    private func come(_ player: Stage.Player, since cursor: String?) async throws -> LoadSession {
        let made = Mutex<LoadSession?>(nil)
        try await client.connect(to: address) { [posts] connection in
            let session = LoadSession(connection, counting: posts)
            made.withLock { $0 = session }
            return session
        }
        guard let session = made.withLock({ $0 }) else { throw MeasureFault("a connection was lost") }
        try await session.ask("hello") { json in
            json.field("token", player.token)
            if let cursor { json.field("cursor", cursor) }
        }
        return session
    }

    /// All who came go.
    func leave() {
        for session in present.withLock({ $0 }) { session.leave() }
    }
}
