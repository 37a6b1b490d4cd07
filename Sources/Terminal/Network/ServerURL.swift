import HubbubWebSocket
import HubbubWire

/// Where a server is, as `http://host[:port]` or `https://…`.
struct ServerURL: Hashable, Sendable, CustomStringConvertible {
    let isSecure: Bool
    let host: String
    let port: Int

    /// Reads an address; one without a scheme is meant with TLS, on this machine without.
    init?(_ text: String) {
        guard text.utf8.count <= 512, !text.isEmpty else { return nil }
        let isLocal = ["localhost", "127.", "[::1]"].contains { text.hasPrefix($0) }
        let whole = text.contains("://") ? text : (isLocal ? "http://" : "https://") + text
        guard let url = WebSocketURL(whole), url.target == "/" else { return nil }
        (isSecure, host, port) = (url.isSecure, url.host, url.port)
    }

    var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return (isSecure ? "https://" : "http://") + name + (port == (isSecure ? 443 : 80) ? "" : ":\(port)")
    }

    var socket: WebSocketURL {
        WebSocketURL(isSecure: isSecure, host: host, port: port, target: HubbubProtocol.path)
    }
}
