import Foundation
import TestServer
import Testing

@Suite("Killed while it starts", .serialized, .timeLimit(.minutes(5)))
struct MigrationKillTests {
    private static let schemas = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "StoreTests/Schemas")

    /// Every version ever released, and 0: no database yet.
    static let versions: [Int] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: schemas.path)) ?? []
        return [0] + names.compactMap { $0.hasSuffix(".sql") ? Int($0.dropLast(4)) : nil }.sorted()
    }()

    /// Moments at which it is killed, evenly over the time that a whole start takes.
    private static let moments = 10

    /// Later and later, until it has started: what is left is the old, or the new, and the next start makes it whole.
    @Test(arguments: versions)
    func leavesOldOrNewAndStartsWholeAfterwards(version: Int) async throws {
        let newest = try #require(Self.versions.last)
        let templates = try Templates(Self.versions.filter { $0 > 0 }, from: Self.schemas)
        defer { templates.remove() }
        let whole = try await timeToStart(templates, version)
        for moment in 0...Self.moments {
            let server = try ServerProcess()
            defer { server.remove() }
            try templates.lay(version, in: server.directory)
            try server.begin()
            try await Task.sleep(for: whole * moment / Self.moments)
            server.kill()
            let left = try look(server.directory)
            #expect(left.complaints == [] && (version...newest).contains(left.version))
            #expect(left.things == templates.things(left.version), "killed at \(moment) of \(Self.moments)")
            guard moment.isMultiple(of: 3) else { continue }
            try await expectWholeStart(server, newest, templates)
        }
    }

    /// How long a start takes now, on this machine; it leaves what it should.
    private func timeToStart(_ templates: Templates, _ version: Int) async throws -> Duration {
        let server = try ServerProcess()
        defer { server.remove() }
        try templates.lay(version, in: server.directory)
        let begun = ContinuousClock.now
        try await expectWholeStart(server, try #require(Self.versions.last), templates)
        return .now - begun
    }

    private func expectWholeStart(_ server: ServerProcess, _ newest: Int, _ templates: Templates) async throws {
        try await server.start()
        server.kill()
        let left = try look(server.directory)
        #expect(left.version == newest && left.complaints == [])
        #expect(left.things == templates.things(newest))
    }

    private struct Left {
        let version: Int
        let things: [String]
        let complaints: [String]
    }

    /// Looks at a copy: looking would tidy up what the killed process left.
    private func look(_ directory: String) throws -> Left {
        let copy = FileManager.default.temporaryDirectory.appending(path: "hubbub-left-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for file in ["hubbub.sqlite", "hubbub.sqlite-wal"]
        where FileManager.default.fileExists(atPath: "\(directory)/\(file)") {
            try FileManager.default.copyItem(atPath: "\(directory)/\(file)", toPath: "\(copy)/\(file)")
        }
        let inspection = try Inspection(copy)
        return Left(
            version: try inspection.version(),
            things: try inspection.things(),
            complaints: try inspection.complaints()
        )
    }
}
