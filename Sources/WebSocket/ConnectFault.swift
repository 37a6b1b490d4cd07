/// Why no connection came about.
package enum ConnectFault: Error, Equatable, Sendable {
    /// The address is none: scheme, host or port.
    case address
    /// The server answered with this HTTP status instead of 101, or with a wrong handshake (then 101).
    case refused(status: UInt)
    /// The server chose a subprotocol that was not offered, or none of those offered.
    case subprotocol
    /// The server chose an extension that was not offered.
    case extensions
    /// The line ended before the answer was whole.
    case hungUp
    /// No answer within the time allowed.
    case timedOut
}
