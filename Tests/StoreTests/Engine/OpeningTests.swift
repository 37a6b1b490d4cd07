import Foundation
import HubbubMigrations
import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct OpeningTests {
    private let directory = NSTemporaryDirectory() + "hubbub-open-" + UUID().uuidString

    private func open(_ migrations: [Migration] = Migrations.all) throws -> Store {
        try Store(
            directory: directory,
            clock: { Village.t0 },
            random: { [UInt8](repeating: 0x7f, count: $0) },
            migrations: migrations
        )
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func version() throws -> Int64? {
        let store = try open()
        defer { store.close() }
        return try store.read { try $0.sql.int("PRAGMA user_version") }
    }

    @Test func createsItsDirectoryAndFilesForItselfAlone() throws {
        let store = try open()
        defer { store.close() }
        #expect(try mode(directory) == 0o700)
        for file in ["lock", "hubbub.sqlite", "hubbub.sqlite-wal"] {
            #expect(try mode(directory + "/" + file) == 0o600)
        }
        #expect(store.epoch == "7f7f7f7f")
    }

    @Test func keepsEveryCommitOnDisk() async throws {
        let store = try open()
        defer { store.close() }
        let settings = try await store.write { transaction in
            try ["synchronous", "foreign_keys", "secure_delete"].map { try transaction.sql.int("PRAGMA \($0)") }
        }
        #expect(settings == [2, 1, 1])
        #expect(try store.read { try $0.sql.first("PRAGMA journal_mode") { $0.text(0) } } == "wal")
    }

    @Test func refusesASecondHolder() throws {
        let store = try open()
        #expect(throws: StoreFailure.inUse(directory: directory)) { try open() }
        store.close()
        try open().close()
    }

    @Test func refusesWhatIsNoDatabase() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let path = directory + "/hubbub.sqlite"
        try Data(repeating: 0x41, count: 8_192).write(to: URL(filePath: path))
        #expect(throws: StoreFailure.notADatabase(path: path)) { try open() }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(repeating: 0x41, count: 8_192))
    }

    @Test func refusesAnotherProgramsDatabase() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try OtherProgram(directory).run("CREATE TABLE recipe (id INTEGER)")
        let before = try Data(contentsOf: URL(filePath: directory + "/hubbub.sqlite"))
        #expect(throws: StoreFailure.notADatabase(path: directory + "/hubbub.sqlite")) { try open() }
        #expect(try Data(contentsOf: URL(filePath: directory + "/hubbub.sqlite")) == before)
    }

    @Test func refusesANewerSchema() throws {
        try open().close()
        try OtherProgram(directory).run("PRAGMA user_version = 99")
        #expect(throws: StoreFailure.newer(found: 99, known: Migrations.newest)) { try open() }
    }

    @Test func leavesTheOldSchemaWhereAStepFails() throws {
        try open().close()
        let broken = Migration(version: Migrations.newest + 1, name: "broken", sql: "CREATE TABLE half (id); BROKEN;")
        #expect(throws: StoreFailure.self) { try open(Migrations.all + [broken]) }
        #expect(try version() == Int64(Migrations.newest))
        let store = try open()
        defer { store.close() }
        #expect(try store.read { try !$0.sql.exists("SELECT 1 FROM sqlite_schema WHERE name = 'half'") })
    }

    @Test func leavesAllInOneFileWhenItCloses() throws {
        let store = try open()
        let log = URL(filePath: directory + "/hubbub.sqlite-wal")
        #expect(try !Data(contentsOf: log).isEmpty)
        store.close()
        #expect(((try? Data(contentsOf: log)) ?? Data()).isEmpty)
        try FileManager.default.createDirectory(atPath: directory + "/copy", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: directory + "/hubbub.sqlite",
            toPath: directory + "/copy/hubbub.sqlite"
        )
        #expect(DatabaseHeader(path: directory + "/copy/hubbub.sqlite")?.version == Migrations.newest)
    }

    @Test func refusesADamagedFileAndLeavesItAsItWas() throws {
        try open().close()
        let path = directory + "/hubbub.sqlite"
        var bytes = try Data(contentsOf: URL(filePath: path))
        bytes.replaceSubrange(100..<3_000, with: Data(repeating: 0x55, count: 2_900))
        try bytes.write(to: URL(filePath: path))
        #expect(throws: StoreFailure.damaged(path: path)) { try open() }
        #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }

    @Test func keepsItsEpochOverARestart() throws {
        let first = try open()
        first.close()
        let second = try Store.open(
            directory: directory,
            clock: { Village.t0 },
            random: { .init(repeating: 1, count: $0) }
        )
        defer { second.close() }
        #expect(second.epoch == first.epoch)
    }

    @Test func refusesWritesAfterClosing() async throws {
        let store = try open()
        store.close()
        await #expect(throws: Refusal(.busy, retrySeconds: 1)) { try await store.write { _ in } }
    }
}
