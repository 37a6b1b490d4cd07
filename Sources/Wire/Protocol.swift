/// What both ends must agree on before the first frame.
package enum HubbubProtocol {
    /// The WebSocket subprotocol.
    package static let version = "hubbub.v1"
    /// The product's version, as `hello` and `--version` tell it.
    package static let product = "0.1.0"
    package static let path = "/ws"
    /// The longest body, escaped, fits.
    package static let frameBytes = 65_536
    package static let helloWithin = Duration.seconds(15)
    /// Sent when nothing else was.
    package static let beatEvery = Duration.seconds(30)
    /// Silence that means the other end is gone.
    package static let silence = Duration.seconds(75)
}
