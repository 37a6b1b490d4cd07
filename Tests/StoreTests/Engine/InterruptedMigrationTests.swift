import Foundation
import HubbubMigrations
import HubbubModel
import Synchronization
import Testing

@testable import HubbubStore

/// A process killed in the middle of a migration leaves the files as they are then: they are copied at every statement,
/// and each copy is opened.
@Suite struct InterruptedMigrationTests {
    private static let schemas = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Schemas")
    /// A step to come that writes more than SQLite keeps in memory, so that half of it stands in the log.
    private static let heavy = Migration(
        version: Migrations.newest + 1,
        name: "heavy",
        sql: """
            CREATE TABLE burden (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
            INSERT INTO burden SELECT value, hex(randomblob(400))
                FROM (WITH RECURSIVE count (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM count LIMIT 2000)
                SELECT value FROM count);
            ALTER TABLE burden ADD COLUMN weight INTEGER NOT NULL DEFAULT 1;
            UPDATE burden SET weight = length(text), text = hex(randomblob(400));
            CREATE INDEX burden_by_weight ON burden (weight, text);
            """
    )
    private let place = NSTemporaryDirectory() + "hubbub-interrupted-" + UUID().uuidString

    private func open(
        _ directory: String,
        trace: (@Sendable (String) -> Void)? = nil
    ) throws -> Store {
        try Store(
            directory: directory,
            clock: { Village.t0 },
            random: { [UInt8](repeating: 1, count: $0) },
            migrations: Migrations.all + [Self.heavy],
            settings: ["PRAGMA cache_size = 10"],
            trace: trace
        )
    }

    /// A folder with a database of that version; 0: none yet.
    private func lay(_ version: Int, _ name: String) throws -> String {
        let directory = place + "-" + name
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        guard version > 0 else { return directory }
        let steps = try (1...version).map { step in
            try String(contentsOf: Self.schemas.appending(path: "\(step).sql"), encoding: .utf8)
        }
        let mark = "PRAGMA user_version = \(version); PRAGMA application_id = \(Migrator.applicationID);"
        try OtherProgram(directory).run(steps.joined() + mark)
        return directory
    }

    @Test(arguments: 0...Migrations.newest) func leavesOldOrNewAtEveryStatement(version: Int) throws {
        let directory = try lay(version, "migrated")
        let copies = Mutex<[String]>([])
        let place = place
        let store = try open(directory) { _ in
            let copy = copies.withLock { copies in
                copies.append("\(place)-copy-\(copies.count)")
                return copies[copies.count - 1]
            }
            try? FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
            for file in ["hubbub.sqlite", "hubbub.sqlite-wal"] {
                try? FileManager.default.copyItem(atPath: directory + "/" + file, toPath: copy + "/" + file)
            }
        }
        let whole = try store.read { try $0.sql.schema() }
        store.close()
        let all = copies.withLock(\.self)
        #expect(all.count > 20)
        for copy in all {
            let store = try open(copy)
            #expect(try store.read { try $0.sql.int("PRAGMA user_version") } == Int64(Self.heavy.version))
            #expect(try store.read { try $0.sql.schema() } == whole)
            #expect(try store.read { try $0.sql.int("SELECT count(*) FROM burden WHERE weight = 800") } == 2_000)
            #expect(try store.read { try $0.sql.rows("PRAGMA integrity_check") { $0.text(0) } } == ["ok"])
            store.close()
            try FileManager.default.removeItem(atPath: copy)
        }
        try FileManager.default.removeItem(atPath: directory)
    }
}
