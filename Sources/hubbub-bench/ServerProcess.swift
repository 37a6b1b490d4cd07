import Foundation

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
        port = try Loopback.freePort()
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
            if Loopback.accepts(port) { return }
            try await Task.sleep(for: Self.tryEvery)
        }
        process.terminate()
        throw MeasureFault("the server does not accept connections")
    }

    /// Together 30 seconds, for a database that has to be recovered first.
    private static let tries = 1_500
    private static let tryEvery = Duration.milliseconds(20)
}
