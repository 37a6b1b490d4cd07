/// Whoever speaks over a connection.
///
/// All calls come on the connection's event loop, in the order of the wire.
package protocol WebSocketReceiver: AnyObject {
    /// A message has arrived whole.
    ///
    /// Not called any more once the connection is closing.
    func received(_ message: WebSocketMessage)

    /// The connection has ended: called exactly once, last.
    func closed(_ closure: WebSocketClosure)
}
