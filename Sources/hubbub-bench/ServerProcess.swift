import Foundation
import Glibc

/// The server under measure, in a process of its own.
final class ServerProcess {
    let port: Int
    private let process: Process
    /// What it says; shown when it does not start.
    private let log: String

    /// Starts `hubbubd serve` on a free port over `directory`, without limits on how much one member writes.
    ///
    /// Returns when it accepts connections.
    init(program: String, directory: String) async throws {
        port = try Self.freePort()
        log = directory + ".log"
        process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "serve", "--data", directory, "--port", "\(port)", "--log-level", "warning", "--set", "writes-per-minute=0",
        ]
        process.standardOutput = FileHandle.nullDevice
        _ = FileManager.default.createFile(atPath: log, contents: nil)
        process.standardError = FileHandle(forWritingAtPath: log)
        do {
            try process.run()
        } catch {
            throw MeasureFault("\(program) does not start: \(error.localizedDescription)")
        }
        try await waitUntilItAccepts()
    }

    func usage() throws -> ProcessUsage {
        try ProcessUsage(of: process.processIdentifier)
    }

    /// Lets the server finish what it took, and waits for its end.
    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: log)
    }

    private func waitUntilItAccepts() async throws {
        for _ in 0..<Self.tries {
            guard process.isRunning else {
                let words = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
                throw MeasureFault("the server ended with \(process.terminationStatus)\n\(words)")
            }
            if Self.accepts(port) { return }
            try await Task.sleep(for: Self.tryEvery)
        }
        process.terminate()
        throw MeasureFault("the server does not accept connections")
    }

    /// Together 30 seconds, for a database that has to be recovered first.
    private static let tries = 1_500
    private static let tryEvery = Duration.milliseconds(20)

    /// Whether something listens on the port of this machine.
    private static func accepts(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        return withLoopback(port) { connect(descriptor, $0, $1) } == 0
    }

    /// A port that nobody listens on.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        guard withLoopback(0, { bind(descriptor, $0, $1) }) == 0 else { throw MeasureFault("there is no free port") }
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard result == 0 else { throw MeasureFault("there is no free port") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func withLoopback(
        _ port: Int,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(clamping: port)).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
