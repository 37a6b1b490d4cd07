import Foundation

/// A database of each version that was ever released, made once and copied from then on.
struct Templates {
    private let place = FileManager.default.temporaryDirectory.appending(path: "hubbub-laid-\(UUID().uuidString)")
    private let known: [Int: [String]]

    /// What a database of ours bears; "HUBB".
    private static let mark = 0x4855_4242

    /// Makes them from the steps of the schema that stand in `steps` under their versions.
    init(_ versions: [Int], from steps: URL) throws {
        var known: [Int: [String]] = [0: []]
        for version in versions {
            let folder = place.appending(path: String(version))
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let inspection = try Inspection(folder.path)
            try inspection.run("PRAGMA synchronous = OFF")
            for step in 1...version {
                try inspection.run(String(contentsOf: steps.appending(path: "\(step).sql"), encoding: .utf8))
            }
            try inspection.run("PRAGMA user_version = \(version); PRAGMA application_id = \(Self.mark)")
            known[version] = try inspection.things()
        }
        self.known = known
    }

    /// A folder with a database of that version in it; 0: with none.
    func lay(_ version: Int, in directory: String) throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        guard version > 0 else { return }
        let template = place.appending(path: "\(version)/hubbub.sqlite").path
        try FileManager.default.copyItem(atPath: template, toPath: directory + "/hubbub.sqlite")
    }

    /// The names of what such a database holds; nil for a version that never was.
    func things(_ version: Int) -> [String]? { known[version] }

    func remove() {
        try? FileManager.default.removeItem(at: place)
    }
}
