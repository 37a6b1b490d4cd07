import Glibc
import HubbubModel

/// The file `purged` of a data directory: ids of messages that were purged, one a line.
///
/// It is not in backups, so that a restored one is made to forget again what was purged since.
struct PurgeList: Sendable {
    private let path: String

    init(directory: String) {
        path = directory + "/purged"
    }

    /// Every id in it; none where there is no file.
    ///
    /// What is no id is passed over.
    func ids() throws(StoreFailure) -> [MessageID] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return [] }
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw .unusable(path: path, reason: String(cString: strerror(errno))) }
            if count == 0 { break }
            bytes += buffer.prefix(count)
        }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap {
            Int64(String(decoding: $0, as: UTF8.self)).map { MessageID($0) }
        }
    }

    /// Adds an id, on disk when this returns.
    func add(_ id: MessageID) throws(StoreFailure) {
        guard try !ids().contains(id) else { return }
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unusable(path: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        let line = Array("\(id)\n".utf8)
        guard write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0 else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
    }
}
