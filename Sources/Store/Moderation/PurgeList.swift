import Glibc
import HubbubModel

/// The file `purged` of a data directory: ids of messages that were purged, and `sha256:` hashes of their files, one a
/// line.
///
/// It is not in backups, so that a restored one is made to forget again what was purged since.
struct PurgeList: Sendable {
    struct Lines {
        var ids: [MessageID] = []
        var hashes: [ContentHash] = []
    }

    private static let hashMark = "sha256:"

    private let path: String

    init(directory: String) {
        path = directory + "/purged"
    }

    /// All that is in it; nothing where there is no file.
    ///
    /// What is neither id nor hash is passed over.
    func lines() throws(StoreFailure) -> Lines {
        var lines = Lines()
        for line in try bytes().split(separator: UInt8(ascii: "\n")) {
            let text = String(decoding: line, as: UTF8.self)
            if let id = Int64(text) { lines.ids.append(MessageID(id)) }
            guard text.hasPrefix(Self.hashMark) else { continue }
            if let hash = ContentHash(hex: text.dropFirst(Self.hashMark.count)) { lines.hashes.append(hash) }
        }
        return lines
    }

    /// Adds an id and hashes that are not in it yet, on disk when this returns.
    func add(_ id: MessageID, _ hashes: [ContentHash]) throws(StoreFailure) {
        let known = try lines()
        var text = known.ids.contains(id) ? "" : "\(id)\n"
        for hash in Set(hashes).subtracting(known.hashes) { text += "\(Self.hashMark)\(hash.hex)\n" }
        guard !text.isEmpty else { return }
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unusable() }
        defer { close(descriptor) }
        let line = Array(text.utf8)
        guard write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0 else { throw unusable() }
    }

    private func bytes() throws(StoreFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return [] }
            throw unusable()
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw unusable() }
            if count == 0 { return bytes }
            bytes += buffer.prefix(count)
        }
    }

    private func unusable() -> StoreFailure {
        .unusable(path: path, reason: String(cString: strerror(errno)))
    }
}
