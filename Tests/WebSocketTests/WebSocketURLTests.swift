import Testing

@testable import HubbubWebSocket

@Suite struct WebSocketURLTests {
    @Test(arguments: [
        ("ws://localhost", WebSocketURL(isSecure: false, host: "localhost", port: 80), "localhost"),
        (
            "wss://chat.example/ws?x=1#y",
            WebSocketURL(isSecure: true, host: "chat.example", port: 443, target: "/ws?x=1"), "chat.example"
        ),
        ("HTTP://a:8080?q", WebSocketURL(isSecure: false, host: "a", port: 8080, target: "/?q"), "a:8080"),
        ("https://[::1]:444/", WebSocketURL(isSecure: true, host: "::1", port: 444), "[::1]:444"),
        ("ws://[::1]", WebSocketURL(isSecure: false, host: "::1", port: 80), "[::1]"),
    ])
    func reads(text: String, url: WebSocketURL, host: String) {
        #expect(WebSocketURL(text) == url)
        #expect(WebSocketURL(text)?.hostHeader == host)
    }

    @Test(arguments: [
        "", "localhost", "ftp://a", "ws://", "ws:///x", "ws://a:", "ws://a:0", "ws://a:65536",
        "ws://a:99999999999999999999",
        "ws://a:8x", "ws://me@a", "ws://[::1", "ws://[::1]x", "ws://a b", "ws://a\r\nX: y", "ws://é",
    ])
    func refuses(text: String) {
        #expect(WebSocketURL(text) == nil)
    }
}
