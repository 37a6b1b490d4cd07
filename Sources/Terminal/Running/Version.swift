import HubbubWire

/// What `--version` says.
package enum Version {
    /// The product's version and the protocol's.
    package static let text = "\(HubbubProtocol.product) (\(HubbubProtocol.version))"
}
