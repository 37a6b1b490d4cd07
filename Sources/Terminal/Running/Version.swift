import HubbubWire

/// What `--version` says.
enum Version {
    /// The product's version and the protocol's.
    static let text = "\(HubbubProtocol.product) (\(HubbubProtocol.version))"
}
