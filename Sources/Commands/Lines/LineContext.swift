import HubbubWire

/// Where a line was typed: what bare numbers and left-out places mean.
struct LineContext: Sendable {
    /// As the client named it: an id or an address.
    let channel: JSON?
    let thread: JSON?

    /// The hub of the channel's address, when it was named by address.
    var hub: JSON? {
        guard let address = channel?.string, address.hasPrefix("#") else { return nil }
        return .string(String(address.prefix { $0 != "/" }))
    }
}
