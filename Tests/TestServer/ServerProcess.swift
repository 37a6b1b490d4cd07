import Foundation
import Synchronization

/// The real program on a folder and a port of its own, to be killed and started again.
package final class ServerProcess: Sendable {
    package let directory: String
    package let port: Int
    private let process = Mutex<Process?>(nil)

    /// Built beside the tests, or where `HUBBUBD` says.
    package static let program = built("hubbubd", or: "HUBBUBD")
    /// The terminal client beside it.
    package static let client = built("hubbub", or: "HUBBUB")

    private static func built(_ name: String, or variable: String) -> String {
        if let path = ProcessInfo.processInfo.environment[variable] { return path }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return root.appending(path: ".build/debug/\(name)").path
    }

    package init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "hubbub-fault-\(UUID().uuidString)").path
        port = try Port.free()
    }

    /// Starts it and waits until it accepts.
    package func start() async throws {
        try await start(Self.program, ["serve", "--data", directory, "--port", String(port)])
    }

    /// The same on a copy of the folder, on a disk of its own of so many bytes, which ends with the process.
    package func start(on disk: SmallDisk) async throws {
        try FileManager.default.createDirectory(atPath: disk.path, withIntermediateDirectories: true)
        let serving = "exec \"$1\" serve --data \"$2\" --port \"$3\""
        let words = [Self.program, disk.path, String(port)]
        try await start(SmallDisk.program, disk.arguments(copying: directory, running: serving, with: words))
    }

    private func start(_ program: String, _ arguments: [String]) async throws {
        let child = try launch(program, arguments)
        for _ in 0..<2_000 {
            if Port.accepts(port) { return }
            guard child.isRunning else {
                throw Failure(what: "the server ended with status \(child.terminationStatus): \(said)")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw Failure(what: "the server did not accept in time")
    }

    /// Starts it and does not wait.
    package func begin() throws {
        _ = try launch(Self.program, ["serve", "--data", directory, "--port", String(port)])
    }

    private func launch(_ program: String, _ arguments: [String]) throws -> Process {
        let child = Process()
        child.executableURL = URL(filePath: program)
        child.arguments = arguments
        child.environment = [
            "HUBBUB_WRITES_PER_MINUTE": "0", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": Self.backtrace,
        ]
        child.standardOutput = FileHandle.nullDevice
        child.standardError = try log()
        try child.run()
        process.withLock { $0 = child }
        return child
    }

    /// Where it crashes, its log says where: to a client that looks like a line that was reset.
    private static let backtrace = "enable=yes,interactive=no,color=no"

    private var logPath: String { directory + ".log" }

    /// What it wrote to its log since it was made, the last of it.
    private var said: String {
        String(((try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "").suffix(16_000))
    }

    private func log() throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: logPath) { try Data().write(to: URL(filePath: logPath)) }
        let log = try FileHandle(forWritingTo: URL(filePath: logPath))
        try log.seekToEnd()
        return log
    }

    /// While it runs.
    package var processID: Int32? { process.withLock { $0?.processIdentifier } }

    /// Memory that it holds now, in bytes.
    package var residentBytes: Int {
        guard let processID, let figures = try? String(contentsOfFile: "/proc/\(processID)/statm", encoding: .utf8)
        else { return 0 }
        let pages = figures.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(getpagesize())
    }

    /// Whether someone accepts on its port.
    package var isListening: Bool { Port.accepts(port) }

    /// Asks it to stop, as an init system does, and waits.
    ///
    /// - Returns: its exit status; nil where it had to be killed.
    @discardableResult
    package func stop() async throws -> Int32? {
        guard let child = process.withLock({ $0.take() }) else { return nil }
        Foundation.kill(child.processIdentifier, SIGTERM)
        for _ in 0..<4_000 where child.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        guard child.isRunning else { return child.terminationStatus }
        Foundation.kill(child.processIdentifier, SIGKILL)
        child.waitUntilExit()
        return nil
    }

    /// What went wrong outside of what is tested.
    package struct Failure: Error, CustomStringConvertible {
        let what: String
        package var description: String { what }
    }

    /// No warning, no flush: as a power cut for the process.
    ///
    /// Tells of a server that was no longer there.
    package func kill() {
        process.withLock { child in
            guard let running = child else { return }
            if !running.isRunning { print("the server had ended with status \(running.terminationStatus): \(said)") }
            Foundation.kill(running.processIdentifier, SIGKILL)
            running.waitUntilExit()
            child = nil
        }
    }

    package func remove() {
        kill()
        try? FileManager.default.removeItem(atPath: directory)
        try? FileManager.default.removeItem(atPath: logPath)
    }

    /// Runs the program on the same folder to its end, and kills it where it does not end in twenty seconds.
    package func attempt(_ arguments: String...) async throws -> Ending {
        let child = Process()
        let said = FileManager.default.temporaryDirectory.appending(path: "hubbub-said-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: said) }
        try Data().write(to: said)
        child.executableURL = URL(filePath: Self.program)
        child.arguments = arguments + ["--data", directory]
        child.environment = ["PATH": "/usr/bin:/bin"]
        child.standardOutput = FileHandle.nullDevice
        child.standardError = try FileHandle(forWritingTo: said)
        try child.run()
        for _ in 0..<4_000 where child.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        let isEndless = child.isRunning
        if isEndless { Foundation.kill(child.processIdentifier, SIGKILL) }
        child.waitUntilExit()
        let errors = try String(contentsOf: said, encoding: .utf8)
        let exited = child.terminationReason == .exit && !isEndless
        return Ending(status: exited ? child.terminationStatus : nil, errors: errors)
    }

    /// Runs an administration command on the same folder; its standard output.
    @discardableResult
    package func run(_ arguments: String...) throws -> String {
        let ended = try Child.run(Self.program, arguments + ["--data", directory])
        guard ended.status == 0 else { throw Failure(what: "\(arguments): \(ended.output)") }
        return ended.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
