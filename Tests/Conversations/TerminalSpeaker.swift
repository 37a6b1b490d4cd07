import Foundation
import HubbubWire
import TestServer

/// A member at the real terminal client, as a program: lines in, one JSON object a line out.
actor TerminalSpeaker: Speaker {
    private let child = Process()
    private let input = Pipe()
    private var lines: AsyncStream<[UInt8]>.Iterator
    private var events: [JSON] = []
    private var typed: Int64 = 0

    init(port: Int, token: String) throws {
        let output = Pipe()
        lines = Child.lines(of: output).makeAsyncIterator()
        child.executableURL = URL(filePath: ServerProcess.client)
        child.arguments = ["--json", "--follow"]
        child.environment = [
            "HUBBUB_SERVER": "http://127.0.0.1:\(port)", "HUBBUB_TOKEN": token, "PATH": "/usr/bin:/bin",
            "HOME": FileManager.default.temporaryDirectory.path,
        ]
        child.standardInput = input
        child.standardOutput = output
        child.standardError = FileHandle.nullDevice
        try child.run()
    }

    func go(to channel: String) async throws {
        guard try await type("/open \(channel)") == nil else { throw ServerLine.Broken() }
    }

    func see(_ text: String) async throws {
        while true {
            if let index = events.firstIndex(where: { $0.holds(text) }) {
                events.removeFirst(index + 1)
                return
            }
            guard let next = await next() else { throw ServerLine.Broken() }
            if next["ev"] != nil { events.append(next) }
        }
    }

    func unread(_ channel: String) async throws -> [Count] {
        let listed = try await answer(to: "/unread")["ok"]?["result"]?["channels"]?.array ?? []
        let state = listed.first { $0["channel"]?["address"]?.string == channel }
        return [Count(unread: state?["unread"]?.integer ?? 0, mentions: state?["mentions"]?.integer ?? 0)]
    }

    /// Ends the program.
    func leave() {
        child.terminate()
    }

    private func next() async -> JSON? {
        var iterator = lines
        defer { lines = iterator }
        while let line = await iterator.next(isolation: self) {
            if let json = try? JSONParser.parse(line) { return json }
        }
        return nil
    }

    func answer(to line: String) async throws -> JSON {
        typed += 1
        try input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
        while let next = await next() {
            if next["line"]?.integer == typed { return next }
            if next["ev"] != nil { events.append(next) }
        }
        throw ServerLine.Broken()
    }
}
