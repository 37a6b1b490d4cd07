package import Foundation

/// Another program.
///
/// What it writes is kept in a file or read by `read(2)`: `FileHandle.readabilityHandler` ends the whole process where
/// reading goes wrong, and libdispatch corrupts memory when several of those are made and unmade at once.
package enum Child {
    /// How a program ended, and what it wrote.
    package struct Result: Sendable {
        package let status: Int32
        package let output: String
    }

    /// Runs a program to its end, with the standard output kept; in this process's environment if not in another.
    package static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String]? = nil
    ) throws -> Result {
        let said = FileManager.default.temporaryDirectory.appending(path: "hubbub-said-\(UUID().uuidString)")
        try Data().write(to: said)
        defer { try? FileManager.default.removeItem(at: said) }
        let child = Process()
        child.executableURL = URL(filePath: program)
        child.arguments = arguments
        if let environment { child.environment = environment }
        child.standardOutput = try FileHandle(forWritingTo: said)
        child.standardError = FileHandle.nullDevice
        try child.run()
        child.waitUntilExit()
        return Result(status: child.terminationStatus, output: try String(contentsOf: said, encoding: .utf8))
    }

    /// The lines of a pipe without their ends, until all who write to it have closed it.
    package static func lines(of pipe: Pipe) -> AsyncStream<[UInt8]> {
        let descriptor = fcntl(pipe.fileHandleForReading.fileDescriptor, F_DUPFD_CLOEXEC, 0)
        let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
        Thread.detachNewThread {
            defer {
                close(descriptor)
                continuation.finish()
            }
            var rest: [UInt8] = []
            var part = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = read(descriptor, &part, part.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest += part[..<count]
                while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    continuation.yield(Array(rest[..<end]))
                    rest.removeFirst(end + 1)
                }
            }
        }
        return stream
    }
}
