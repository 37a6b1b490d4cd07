import Foundation
import HubbubMigrations
import Testing

@testable import HubbubStore

@Suite struct SchemaTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private let directory = NSTemporaryDirectory() + "hubbub-schema-" + UUID().uuidString

    private func schema() throws -> String {
        let store = try Store.open(
            directory: directory,
            clock: { Village.t0 },
            random: { [UInt8](repeating: 1, count: $0) }
        )
        defer { store.close() }
        return try store.read { try $0.sql.schema() }
    }

    /// Written anew with HUBBUB_WRITE_SCHEMA=1.
    @Test func equalsTheDocument() throws {
        let document = Self.root.appending(path: "docs/SCHEMA.md")
        let schema = try schema()
        let text = """
            # The schema

            What a database of version \(Migrations.newest) holds, as SQLite itself tells it after all steps of
            `Migrations/sqlite` have run; a test compares. The steps say what each column is for.

            ```sql
            \(schema)
            ```

            """
        if ProcessInfo.processInfo.environment["HUBBUB_WRITE_SCHEMA"] == "1" {
            try Data(text.utf8).write(to: document)
        }
        #expect(try String(contentsOf: document, encoding: .utf8) == text)
    }

    /// Every schema ever released, its steps kept as they were, becomes what a new database has.
    @Test(arguments: 1...Migrations.newest) func comesFromEveryReleasedSchema(version: Int) throws {
        let fresh = try schema()
        try FileManager.default.removeItem(atPath: directory)
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let steps = try (1...version).map { step in
            try String(contentsOf: Self.root.appending(path: "Tests/StoreTests/Schemas/\(step).sql"), encoding: .utf8)
        }
        let mark = "PRAGMA user_version = \(version); PRAGMA application_id = \(Migrator.applicationID);"
        try OtherProgram(directory).run(steps.joined() + mark)
        #expect(try schema() == fresh)
    }

    /// Steps are numbered from 1 without gaps.
    @Test func countsItsSteps() {
        #expect(Migrations.all.map(\.version) == Array(1...Migrations.newest))
    }
}

extension SQL {
    /// Tables, then indexes, by name; what SQLite keeps for itself is left out.
    func schema() throws -> String {
        try rows(
            """
            SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
            AND name NOT LIKE 'message\\_%\\_data' ESCAPE '\\' AND name NOT LIKE 'message\\_%\\_idx' ESCAPE '\\'
            AND name NOT LIKE 'message\\_%\\_config' ESCAPE '\\' AND name NOT LIKE 'message\\_%\\_docsize' ESCAPE '\\'
            ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END, name
            """
        ) { $0.text(0) + ";" }.joined(separator: "\n\n")
    }
}
