import Foundation
import Testing

@testable import HubbubTransfer

@Suite struct ArchiveTests {
    private func isWanted(_ name: String) -> Bool { name.hasSuffix(".json") }

    @Test(arguments: [["--format=ustar"], ["--format=gnu"], ["--format=pax"]])
    func readsWhatTarWrites(_ options: [String]) throws {
        let archive = try Archive()
        let long = String(repeating: "x", count: 90) + ".json"
        try archive.write(long, String(repeating: "long ", count: 1_000))
        try archive.write("empty.json", "")
        try archive.write("picture.png", "no")
        let folder = try ExportFolder(archive.packed(options), isWanted: isWanted)
        #expect(folder.files.count == 5)
        for file in folder.files {
            let original = archive.folder + "/" + file.name
            #expect(try folder.contents(of: file) == Data(contentsOf: URL(fileURLWithPath: original)))
            #expect(!file.path.contains("export/"), "names of the archive are no paths")
        }
    }

    @Test func removesWhatItUnpacked() throws {
        let archive = try Archive()
        var paths: [String] = []
        do {
            let folder = try ExportFolder(archive.packed(), isWanted: isWanted)
            paths = folder.files.map(\.path)
            #expect(paths.allSatisfy(FileManager.default.fileExists(atPath:)))
        }
        #expect(!paths.isEmpty && !paths.contains(where: FileManager.default.fileExists(atPath:)))
    }

    @Test(arguments: [0, 1, 100, 600])
    func refusesWhatIsCutShort(_ kept: Int) throws {
        let archive = try Archive()
        let path = try archive.packed()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        try whole.prefix(kept).write(to: URL(fileURLWithPath: path))
        #expect(throws: ImportFailure.self) { try ExportFolder(path, isWanted: isWanted) }
    }

    @Test func refusesAnyDamage() throws {
        let archive = try Archive()
        let path = try archive.packed()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for place in stride(from: 0, to: whole.count, by: 97) {
            var damaged = whole
            damaged[place] ^= 0x55
            try damaged.write(to: URL(fileURLWithPath: path))
            _ = try? ExportFolder(path, isWanted: isWanted)
        }
        #expect(throws: ImportFailure.self) { try ExportFolder("/nowhere/at/all", isWanted: isWanted) }
    }

    @Test func refusesWhatGrowsWithoutEnd() throws {
        let archive = try Archive()
        let zeros = archive.folder + "/export/zeros.json"
        try Data().write(to: URL(fileURLWithPath: zeros))
        try FileHandle(forWritingTo: URL(fileURLWithPath: zeros)).truncate(atOffset: 200 * 1_048_576)
        let path = try archive.packed()
        let failure = #expect(throws: ImportFailure.self) { try ExportFolder(path, isWanted: isWanted) }
        #expect(failure?.reason.contains("grows") == true)
    }

    @Test func readsTarInAnyPieces() throws {
        let archive = try Archive()
        let path = archive.folder + "/plain.tar"
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/bin/tar")
        tar.arguments = ["-cf", path, "-C", archive.folder, "export"]
        try tar.run()
        tar.waitUntilExit()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        for size in [1, 7, 512, 1_000] {
            var reader = TarReader(file: "plain.tar")
            var contents: [String: Int] = [:]
            var open = ""
            for start in stride(from: 0, to: bytes.count, by: size) {
                try reader.read(bytes[start..<min(start + size, bytes.count)]) { event in
                    switch event {
                    case .begin(let name, _): open = name
                    case .data(let part): contents[open, default: 0] += part.count
                    case .end: open = ""
                    }
                }
            }
            #expect(reader.isComplete && contents.count == 3 && open.isEmpty)
        }
    }
}
