import HubbubCommands
import HubbubLocale
import HubbubWebSocket
import HubbubWire
import NIOCore
import NIOHTTP1

/// Judges who may open a WebSocket, and connects those who may with a session of the forum.
struct SocketDoor: Sendable {
    let settings: Settings
    let forum: Forum
    let isSecure: Bool

    /// The pipeline's habits: what docs/PROTOCOL.md section 10 bounds, and its codes for who goes quiet.
    static var webSocketSettings: WebSocketSettings {
        var settings = WebSocketSettings()
        settings.messageBytes = HubbubProtocol.frameBytes
        settings.deadPeerCode = CloseCode(rawValue: SessionClose.idle.rawValue)
        settings.quiesceCode = .goingAway
        return settings
    }

    func decide(_ head: HTTPRequestHead, _ channel: any Channel) -> EventLoopFuture<UpgradeDecision> {
        channel.eventLoop.makeSucceededFuture(decision(head, peer: channel.remoteAddress?.ipAddress ?? "unknown"))
    }

    /// A page of ours comes with its cookie, a program with a bearer token (here or in hello) and without a cookie; a
    /// page of another site does not come in.
    ///
    /// What is declined is answered by the routes.
    private func decision(_ head: HTTPRequestHead, peer: String) -> UpgradeDecision {
        let sender = Sender(peer: peer, isSecure: isSecure, settings: settings) { head.headers[$0] }
        guard head.uri.prefix(while: { $0 != "?" }) == HubbubProtocol.path,
            head.webSocketSubprotocols.contains(HubbubProtocol.version), sender.origin != .foreign
        else { return .decline }
        let isBrowser = sender.origin == .own
        let origin = CallOrigin(address: sender.address, language: sender.language.rawValue, isBrowser: isBrowser)
        let cookieToken = isBrowser ? sender.cookieToken : nil
        return .accept(subprotocol: HubbubProtocol.version) { connection in
            forum.openSession(connection, cookieToken: cookieToken, bearer: sender.bearer, origin: origin)
        }
    }
}
