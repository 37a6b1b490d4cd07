import FoundationEssentials

/// The schema's history, oldest first: the files of `Migrations/sqlite`, embedded.
package enum Migrations {
    /// Every step that a new database goes through, by rising version.
    package static let all: [Migration] = migrationFiles.compactMap(Migration.init).sorted { $0.version < $1.version }

    /// The version that this binary knows.
    package static var newest: Int { all.last?.version ?? 0 }
}

/// One step from a version of the schema to the next, never changed once released.
package struct Migration: Sendable {
    /// From 1, without gaps; stored as `PRAGMA user_version`.
    package let version: Int
    package let name: String
    package let sql: String

    package init(version: Int, name: String, sql: String) {
        self.version = version
        self.name = name
        self.sql = sql
    }

    /// Reads an embedded file named `0001_initial.sql`; nil for any other.
    init?(path: String, base64: String) {
        let parts = path.split(separator: "_", maxSplits: 1)
        guard path.hasSuffix(".sql"), parts.count == 2, let version = Int(parts[0]),
            let data = Data(base64Encoded: base64)
        else { return nil }
        self.init(version: version, name: String(parts[1].dropLast(4)), sql: String(decoding: data, as: UTF8.self))
    }
}
