import HubbubWire

/// What `--version` says.
package enum ServerVersion {
    package static let text = "hubbubd \(HubbubProtocol.product) (\(HubbubProtocol.version))"
}
