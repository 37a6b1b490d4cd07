import Glibc
import NIOCore
import NIOPosix

/// Connections of this machine to itself, written to with nothing before the kernel.
///
/// The other ends are read by a thread that only counts.
final class BareSending {
    private let sockets: [Int32]
    private let receivers: MultiThreadedEventLoopGroup
    private let received: Tally

    init(connections: Int) async throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { Glibc.close(listener) }
        let port = try Loopback.bind(listener)
        guard listen(listener, Int32(SOMAXCONN)) == 0 else { throw MeasureFault("the system does not listen") }
        let received = Tally()
        let receivers = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let bootstrap = ClientBootstrap(group: receivers).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(ByteCounter(received))
            }
        }
        var sockets: [Int32] = []
        for _ in 0..<connections {
            _ = try await bootstrap.connect(host: "127.0.0.1", port: port).get()
            sockets.append(try Self.accept(listener))
        }
        (self.sockets, self.receivers, self.received) = (sockets, receivers, received)
    }

    deinit {
        for socket in sockets { Glibc.close(socket) }
        receivers.shutdownGracefully { _ in }
    }

    /// Sends so many bytes to each connection, `rounds` times, each when all have the one before.
    ///
    /// Returns the seconds of the processor that the sending took.
    func send(_ bytes: Int, rounds: Int) async throws -> Double {
        let frame = [UInt8](repeating: UInt8(ascii: "a"), count: bytes)
        var nanoseconds: UInt64 = 0
        for _ in 0..<rounds {
            let goal = received.count + bytes * sockets.count
            nanoseconds += try round(frame)
            try await received.reaches(goal)
        }
        return Double(nanoseconds) / 1e9
    }

    /// What it took of this thread's time, in nanoseconds.
    private func round(_ frame: [UInt8]) throws -> UInt64 {
        let start = Self.threadTime()
        for socket in sockets {
            let sent = Glibc.send(socket, frame, frame.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            guard sent == frame.count else { throw MeasureFault("the kernel takes no \(frame.count) bytes at once") }
        }
        return Self.threadTime() - start
    }

    private static func threadTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// As the server sets its own connections up: every write goes at once.
    private static func accept(_ listener: Int32) throws -> Int32 {
        let socket = Glibc.accept(listener, nil, nil)
        var on: Int32 = 1
        guard socket >= 0,
            setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size)) == 0
        else { throw MeasureFault("a connection was lost") }
        return socket
    }
}
