import FoundationEssentials

/// The wanted files of an export: of a folder as they lie there, of a `.tar.gz` unpacked into a folder of our own.
///
/// Unpacking goes through one buffer, whatever the size, and writes nothing but the wanted files, under names that we
/// give: a name inside of the archive never becomes a path.
final class ExportFolder {
    /// One file is read into memory as a whole; Zulip writes messages 1,000 to 10,000 a file.
    static let fileBytesMax = 512 * 1_048_576
    /// More than any community's text.
    static let filesMax = 100_000

    /// The wanted files, by name in the archive or folder, in order of name.
    let files: [(name: String, path: String)]
    private let temporary: String?

    /// Opens `path`; `isWanted` is asked for the last component of each file's name.
    ///
    /// Throws `ImportFailure` for what is neither a folder nor a gzipped tar archive, is damaged, or too large.
    init(_ path: String, isWanted: (String) -> Bool) throws {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw ImportFailure(file: path, "there is no such file or folder")
        }
        if isFolder {
            temporary = nil
            files = try Self.list(path, isWanted)
        } else {
            let folder = FileManager.default.temporaryDirectory.path + "/hubbub-import-" + UUID().uuidString
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            temporary = folder
            do {
                files = try Unpacking(path, into: folder).run(isWanted)
            } catch {
                try? FileManager.default.removeItem(atPath: folder)
                throw error
            }
        }
    }

    deinit {
        if let temporary { try? FileManager.default.removeItem(atPath: temporary) }
    }

    /// One file's bytes.
    func contents(of file: (name: String, path: String)) throws -> Data {
        do {
            return try Data(contentsOf: URL(filePath: file.path))
        } catch {
            throw ImportFailure(file: file.name, "cannot be read")
        }
    }

    /// The folder itself, or the one folder in it, as archives are unpacked by hand.
    private static func list(_ path: String, _ isWanted: (String) -> Bool) throws -> [(name: String, path: String)] {
        let names = try entries(path)
        var found = names.filter(isWanted).map { (name: $0, path: path + "/" + $0) }
        if found.isEmpty, names.count == 1, let only = names.first {
            found = ((try? entries(path + "/" + only)) ?? []).filter(isWanted)
                .map { (name: only + "/" + $0, path: path + "/" + only + "/" + $0) }
        }
        for file in found {
            let size = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
            guard size ?? 0 <= fileBytesMax else { throw ImportFailure(file: file.name, "is larger than 512 MiB") }
        }
        return found.sorted { $0.name < $1.name }
    }

    private static func entries(_ path: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw ImportFailure(file: path, "the folder cannot be read")
        }
    }
}
