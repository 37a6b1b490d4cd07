import Foundation

/// Ports of this machine for servers that are killed and come back to the same one.
///
/// Below what Linux gives to outgoing connections (`ip_local_port_range`, from 32,768 on): from there any connection of
/// anybody may take the port while the server is away, and a connection that waits for the server may meet itself.
enum Port {
    private static let range = 20_000..<32_000
    private static let loopback: UInt32 = 0x7F00_0001

    /// One on which nobody listens.
    ///
    /// - Throws: `ServerProcess.Failure` where none of many is free.
    static func free() throws -> Int {
        for _ in 0..<1_000 {
            let port = Int.random(in: range)
            if isFree(port) { return port }
        }
        throw ServerProcess.Failure(what: "no free port")
    }

    /// Whether someone accepts there.
    static func accepts(_ port: Int) -> Bool {
        onSocket(to: port) { connect($0, $1, $2) == 0 }
    }

    private static func isFree(_ port: Int) -> Bool {
        onSocket(to: port) { bind($0, $1, $2) == 0 }
    }

    private static func onSocket(
        to port: Int,
        _ act: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = loopback.bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                act(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
