import Foundation
import Synchronization
import Testing

/// The real program on a folder and a port of its own, to be killed and started again.
final class ServerProcess: Sendable {
    let directory: String
    let port: Int
    private let process = Mutex<Process?>(nil)

    /// Built beside the tests, or where `HUBBUBD` says.
    static let program: String = {
        if let path = ProcessInfo.processInfo.environment["HUBBUBD"] { return path }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return root.appending(path: ".build/debug/hubbubd").path
    }()

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "hubbub-fault-\(UUID().uuidString)").path
        port = try Self.freePort()
    }

    /// Starts it and waits until it accepts.
    func start() async throws {
        let child = Process()
        child.executableURL = URL(filePath: Self.program)
        child.arguments = ["serve", "--data", directory, "--port", String(port)]
        child.environment = ["HUBBUB_POSTS_PER_MINUTE": "0", "PATH": "/usr/bin:/bin"]
        child.standardOutput = FileHandle.nullDevice
        child.standardError = FileHandle.nullDevice
        try child.run()
        process.withLock { $0 = child }
        for _ in 0..<2_000 {
            if Self.accepts(port) { return }
            try #require(child.isRunning, "the server ended with status \(child.terminationStatus)")
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("the server did not accept in time")
    }

    /// No warning, no flush: as a power cut for the process.
    func kill() {
        process.withLock { child in
            guard let running = child else { return }
            Foundation.kill(running.processIdentifier, SIGKILL)
            running.waitUntilExit()
            child = nil
        }
    }

    func remove() {
        kill()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Runs an administration command on the same folder; its standard output.
    @discardableResult
    func run(_ arguments: String...) throws -> String {
        let child = Process()
        let output = Pipe()
        child.executableURL = URL(filePath: Self.program)
        child.arguments = arguments + ["--data", directory]
        child.standardOutput = output
        child.standardError = FileHandle.nullDevice
        try child.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        child.waitUntilExit()
        try #require(child.terminationStatus == 0, "\(arguments): \(text)")
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 && getsockname(descriptor, pointer, &length) == 0
            }
        }
        try #require(bound)
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func accepts(_ port: Int) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = loopback(port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
