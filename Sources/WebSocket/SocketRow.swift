package import NIOCore

/// The sockets of many connections of one event loop side by side, to send the same bytes to many of them.
///
/// A connection and what hangs on it is several lines of memory that have left the cache since the last delivery; here
/// it is eight bytes. A place holds a socket only while its connection could send at once (nothing waits in the channel, no
/// close frame went out, the socket is not forgotten): each connection says so itself whenever that changes, so what
/// `DirectSocket` promises of descriptors holds here.
package final class SocketRow {
    /// What `send` could not finish: how much of the bytes the kernel took, which is 0 where it was not asked.
    package struct Rest {
        package let place: Int
        package let sent: Int
    }

    private(set) var sockets: [DirectSocket?] = []
    private var free: [Int] = []

    package init() {}

    /// Sends bytes to each place, without waiting for anything and without running anyone's code.
    ///
    /// Returns the places where not all of them went, in order; what is left to send there is the caller's.
    package func send(_ bytes: ByteBuffer, to places: [Int32]) -> [Rest] {
        var rests: [Rest] = []
        let sockets = sockets
        bytes.withUnsafeReadableBytes { source in
            for place in places {
                let sent = sockets[Int(place)]?.send(source) ?? 0
                if sent < source.count { rests.append(Rest(place: Int(place), sent: sent)) }
            }
        }
        return rests
    }

    /// A free place; who come one after the other stand side by side while none is free.
    func take() -> Int {
        if let place = free.popLast() { return place }
        sockets.append(nil)
        return sockets.count - 1
    }

    func give(_ place: Int) {
        sockets[place] = nil
        free.append(place)
    }

    func set(_ place: Int, _ socket: DirectSocket?) {
        sockets[place] = socket
    }
}
