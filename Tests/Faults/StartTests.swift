import Foundation
import TestServer
import Testing

@Suite("Starting", .serialized)
struct StartTests {
    /// What stands in the way of a start.
    enum Obstacle: String, CaseIterable, Sendable {
        case newer, noDatabase, strangersDatabase, damaged, inUse, locked, portInUse, folderIsAFile

        /// What is wrong and what to do about it, in the sentence.
        var words: [String] {
            switch self {
            case .newer: ["schema 99", "run the newer hubbubd", "backup"]
            case .noDatabase, .strangersDatabase: ["hubbub.sqlite is not a Hubbub database", "move it away"]
            case .damaged: ["hubbub.sqlite is damaged", "restore a backup"]
            case .inUse: ["is in use by another hubbubd", "stop it first", "--data"]
            case .locked: ["hubbub.sqlite is locked by another program", "close"]
            case .portInUse: ["is in use by another program", "--port"]
            case .folderIsAFile: ["The data folder", "is a file", "--data"]
            }
        }

        /// 2 for what was asked wrongly, 1 for what cannot be done now.
        var status: Int32 { self == .folderIsAFile ? 2 : 1 }
    }

    @Test(arguments: Obstacle.allCases)
    func endsWithASentenceAndLeavesTheDataAsItWas(obstacle: Obstacle) async throws {
        let server = try ServerProcess()
        defer { server.remove() }
        let database = obstacle == .folderIsAFile ? server.directory : server.directory + "/hubbub.sqlite"
        if obstacle != .folderIsAFile { try server.run("hub", "add", "berlin", "--name", "Berlin") }
        var holder: (any Sendable)?
        switch obstacle {
        case .newer: try Inspection(server.directory).run("PRAGMA user_version = 99")
        case .noDatabase, .folderIsAFile: try Data("Dear diary".utf8).write(to: URL(filePath: database))
        case .strangersDatabase:
            try FileManager.default.removeItem(atPath: database)
            try Inspection(server.directory).run("CREATE TABLE recipe (id INTEGER)")
        case .damaged: try overwrite(database, from: 100, count: 3_000)
        case .inUse, .portInUse: try await server.start()
        case .locked:
            let other = try Inspection(server.directory)
            try other.run("BEGIN EXCLUSIVE")
            holder = other
        }
        let ending: Ending
        if obstacle == .portInUse {
            let second = try ServerProcess()
            defer { second.remove() }
            ending = try await second.attempt("serve", "--port", String(server.port))
        } else {
            let before = try Data(contentsOf: URL(filePath: database))
            ending = try await server.attempt("serve", "--port", "0")
            #expect(try Data(contentsOf: URL(filePath: database)) == before)
        }
        withExtendedLifetime(holder) {}
        #expect(ending.status == obstacle.status)
        #expect(ending.errors.hasPrefix("hubbubd: ") && ending.errors.hasSuffix("\n"))
        #expect(ending.errors.count { $0 == "\n" } == 1, "\(ending.errors)")
        for word in obstacle.words { #expect(ending.errors.contains(word), "\(ending.errors)") }
    }

    private func overwrite(_ path: String, from offset: UInt64, count: Int) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data(repeating: 0x55, count: count))
        try file.close()
    }
}
