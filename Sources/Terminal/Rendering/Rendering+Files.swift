import HubbubModel

extension Rendering {
    /// As `[file 812] pier.jpg, image/jpeg, 184 kB: A pier at low tide`.
    func file(_ file: Attachment) -> String {
        let said = file.alt.isEmpty ? "" : ": " + safe(file.alt)
        return
            "[\(text("file", ["file": "\(file.id)"]))] \(safe(file.name)), \(safe(file.type)), \(Self.size(file.bytes))\(said)"
    }

    /// In decimal units, as shops write it: `184 kB`.
    static func size(_ bytes: Int64) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<1_000_000: "\(bytes / 1_000) kB"
        default: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
        }
    }

    /// As `[######----] 62 %`.
    static func bar(_ done: Int64, of all: Int64) -> String {
        let percent = all > 0 ? Int(min(100, max(0, done) * 100 / all)) : 100
        let full = percent / 10
        return "[" + String(repeating: "#", count: full) + String(repeating: "-", count: 10 - full) + "] \(percent) %"
    }
}
