import Foundation

/// The repository as files on disk.
enum House {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What no one commits: builds, data, environments.
    static let uncommitted: Set<String> = [".git", ".build", ".swiftpm", ".venv", "data", "Package.resolved"]

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The paths of all files in `folder` with one of these endings.
    static func files(in folder: String, endings: String...) throws -> [String] {
        let place = root.appending(path: folder)
        guard FileManager.default.fileExists(atPath: place.path) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: place.path).map { "\(folder)/\($0)" }.filter {
            path in
            endings.contains { path.hasSuffix($0) }
                && !path.split(separator: "/").contains { uncommitted.contains(String($0)) }
        }.sorted()
    }

    /// The documents at the top and in `docs`.
    static func documents() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".md") }.sorted()
            + files(in: "docs", endings: ".md")
    }

    /// The rows of the table in a document whose header's first cell is `name`, as trimmed cells.
    static func table(_ name: String, in document: String) throws -> [[String]] {
        try text(document).components(separatedBy: "\n").drop { !$0.hasPrefix("| \(name) |") }.dropFirst(2)
            .prefix { $0.hasPrefix("|") }
            .map { row in
                row.dropFirst().dropLast().components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            }
    }
}
