/// Which end of a connection this is: RFC 6455 asks a client to mask its frames and forbids it to a server (5.1).
package enum WebSocketRole: Sendable {
    case server
    case client
}
