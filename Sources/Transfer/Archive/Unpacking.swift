import FoundationEssentials

/// Writes the wanted files of a `.tar.gz` into a folder, under numbers for names.
final class Unpacking {
    private let path: String
    private let folder: String
    private var files: [(name: String, path: String)] = []
    private var open: FileHandleOut?

    init(_ path: String, into folder: String) {
        self.path = path
        self.folder = folder
    }

    func run(_ isWanted: (String) -> Bool) throws -> [(name: String, path: String)] {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        var inflater = try GzipInflater(file: name)
        var tar = TarReader(file: name)
        try Self.read(path, name) { bytes in
            try inflater.inflate(bytes) { piece in
                try tar.read(piece) { try self.handle($0, isWanted) }
            }
        }
        guard inflater.isComplete, tar.isComplete else {
            throw ImportFailure(file: name, "ends too early: it is not whole")
        }
        return files.sorted { $0.name < $1.name }
    }

    private func handle(_ event: TarReader.Event, _ isWanted: (String) -> Bool) throws {
        switch event {
        case .begin(let name, let bytes):
            let last = name.split(separator: "/").last.map(String.init) ?? ""
            guard isWanted(last) else { return }
            guard bytes <= ExportFolder.fileBytesMax else { throw ImportFailure(file: name, "is larger than 512 MiB") }
            guard files.count < ExportFolder.filesMax else {
                throw ImportFailure(file: name, "there are too many files")
            }
            let path = folder + "/\(files.count)"
            open = try FileHandleOut(path, for: name)
            files.append((name, path))
        case .data(let bytes): try open?.write(bytes)
        case .end: open = nil
        }
    }

    /// Hands out a file's bytes, a buffer at a time.
    private static func read(_ path: String, _ name: String, _ body: ([UInt8]) throws -> Void) throws {
        guard let file = FileHandleIn(path) else { throw ImportFailure(file: name, "cannot be opened") }
        while true {
            let bytes = try file.read(upTo: GzipInflater.bufferBytes, name)
            if bytes.isEmpty { return }
            try body(bytes)
        }
    }
}
