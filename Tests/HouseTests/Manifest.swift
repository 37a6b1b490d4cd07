import Foundation

/// The manifest as the package manager understands it.
struct Manifest {
    struct Target: Equatable {
        var rooms: Set<String>
        var libraries: Set<String>
    }

    /// The targets that are built from source, tests apart, without `Hubbub` before their names.
    let targets: [String: Target]

    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// Asks `swift package dump-package`, in a folder of its own: the test runs while the usual one is locked.
    ///
    /// Waits on a thread of its own: it takes seconds, and tasks have no more threads than the machine has cores.
    init() async throws {
        let dumped = try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread { done.resume(with: Result { try Self.dump() }) }
        }
        targets = try Self.targets(in: JSONDecoder().decode(Dump.self, from: dumped))
    }

    private static func dump() throws -> Data {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "hubbub-manifest-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", House.root.path, "--scratch-path", scratch.path, "dump-package",
        ]
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        let dump = scratch.appending(path: "dump.json")
        try Data().write(to: dump)
        process.standardOutput = try FileHandle(forWritingTo: dump)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Fault(description: "swift package dump-package ended with \(process.terminationStatus)")
        }
        return try Data(contentsOf: dump)
    }

    private struct Dump: Decodable {
        struct Target: Decodable {
            let name: String
            let type: String
            let dependencies: [[String: [Name?]]]
        }
        let targets: [Target]
    }

    /// A name where there is one: the dump mixes strings, nulls and conditions in one list.
    private struct Name: Decodable {
        let text: String?
        init(from decoder: any Decoder) throws {
            text = try? decoder.singleValueContainer().decode(String.self)
        }
    }

    private static func targets(in dump: Dump) -> [String: Target] {
        var targets: [String: Target] = [:]
        for target in dump.targets where ["regular", "executable"].contains(target.type) {
            var own = Target(rooms: [], libraries: [])
            for dependency in target.dependencies {
                for (kind, names) in dependency {
                    guard let name = names.first??.text else { continue }
                    if kind == "product" { own.libraries.insert(name) } else { own.rooms.insert(short(name)) }
                }
            }
            targets[short(target.name)] = own
        }
        return targets
    }

    private static func short(_ name: String) -> String {
        name.hasPrefix("Hubbub") ? String(name.dropFirst("Hubbub".count)) : name
    }
}
