import Glibc
package import HubbubModel
import Synchronization

/// The folder `files` of a data directory: bytes under their hash, `files/ab/cdef…`, each once.
///
/// What lies there without a row in the database is a leftover and goes. So that none is erased while it is being written
/// down, who places bytes holds their hash until the database knows of them, and what is held is not erased.
/// Its methods block.
package final class Shelf: Sendable {
    /// Uploads leave this much room: posts go on where files do not.
    package static let reserveBytes: UInt64 = 16 * 1_048_576
    private static let arriving = "arriving"

    private let folder: String
    private let disk: Disk
    private let random: @Sendable (_ bytes: Int) -> [UInt8]
    private let held = Mutex<[ContentHash: Int]>([:])

    /// Makes the folder where it is missing, and takes away what an earlier process left half done.
    init(directory: String, random: @escaping @Sendable (_ bytes: Int) -> [UInt8]) throws(StoreFailure) {
        folder = directory + "/files"
        disk = Disk(directory: directory)
        self.random = random
        for path in [folder, folder + "/" + Self.arriving] {
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
                throw errno == ENOSPC
                    ? .full(directory: directory)
                    : .unusable(path: path, reason: String(cString: strerror(errno)))
            }
        }
        for name in Self.names(in: folder + "/" + Self.arriving) { unlink("\(folder)/\(Self.arriving)/\(name)") }
    }

    /// Where bytes lie, or would.
    package func path(of hash: ContentHash) -> String {
        "\(place(of: hash))/\(hash.hex.dropFirst(2))"
    }

    /// Begins to take a file of about so many bytes.
    ///
    /// Refuses `full` where there is no room for it beside the reserve.
    package func arrive(expecting bytes: Int64) throws(Refusal) -> Arrival {
        guard disk.availableBytes >= Self.reserveBytes &+ UInt64(max(0, bytes)) else { throw Refusal(.full) }
        return try Arrival(path: "\(folder)/\(Self.arriving)/\(random(16).hex)", disk: disk)
    }

    /// Puts bytes that have arrived under their hash, on disk when this returns; others there are the same and replaced.
    ///
    /// The hash is to be held meanwhile, and until the database knows of them.
    package func place(_ arrival: Arrival, as hash: ContentHash) throws(Refusal) {
        let place = place(of: hash)
        if mkdir(place, 0o700) == 0 {
            try Self.sync(folder)
        } else if errno != EEXIST {
            throw Self.refusal(errno)
        }
        try arrival.move(to: path(of: hash))
        try Self.sync(place)
    }

    package func hold(_ hash: ContentHash) {
        held.withLock { $0[hash, default: 0] += 1 }
    }

    package func release(_ hash: ContentHash) {
        held.withLock { held in
            let count = held[hash, default: 0] - 1
            held[hash] = count > 0 ? count : nil
        }
    }

    /// Takes bytes away, unless they are held: whoever holds them decides anew.
    ///
    /// False where the disk failed.
    ///
    /// `overwriting` writes zeros over them before: for what was purged, since names alone go by unlinking.
    func erase(_ hash: ContentHash, overwriting: Bool) -> Bool {
        held.withLock { held in
            guard held[hash] == nil else { return true }
            let path = path(of: hash)
            if overwriting { Self.overwrite(path) }
            return unlink(path) == 0 || errno == ENOENT
        }
    }

    /// All hashes that lie in the folder.
    func hashes() -> [ContentHash] {
        Self.names(in: folder).filter { $0.utf8.count == 2 }.flatMap { start in
            Self.names(in: "\(folder)/\(start)").compactMap { ContentHash(hex: start + $0) }
        }
    }

    static func refusal(_ code: Int32) -> Refusal {
        Refusal(code == ENOSPC || code == EDQUOT ? .full : .fault)
    }

    private func place(of hash: ContentHash) -> String { "\(folder)/\(hash.hex.prefix(2))" }

    private static func names(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// A name is on disk once its folder is (fsync(2)).
    private static func sync(_ path: String) throws(Refusal) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refusal(errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw refusal(errno) }
    }

    private static func overwrite(_ path: String) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var figures = stat()
        guard fstat(descriptor, &figures) == 0 else { return }
        let zeros = [UInt8](repeating: 0, count: 65_536)
        var left = Int(figures.st_size)
        while left > 0 {
            let count = write(descriptor, zeros, min(left, zeros.count))
            guard count > 0 else { break }
            left -= count
        }
        fsync(descriptor)
    }
}
