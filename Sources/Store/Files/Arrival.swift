import Crypto
import Glibc
package import HubbubModel
import Synchronization

/// A file on its way in: written to a name of its own, hashed as it comes, gone unless it is placed.
///
/// Its methods block; one caller at a time.
package final class Arrival: Sendable {
    private struct State {
        var descriptor: Int32
        var hasher = SHA256()
        var bytes: Int64 = 0
        /// Room was looked after at this many.
        var checkedBytes: Int64 = 0
    }

    /// Room on the disk is looked after each time so much has come.
    private static let checkEvery: Int64 = 1_048_576

    let path: String
    private let disk: Disk
    private let state: Mutex<State>

    /// Refuses `full` and `fault` (the file cannot be made).
    init(path: String, disk: Disk) throws(Refusal) {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Shelf.refusal(errno) }
        self.path = path
        self.disk = disk
        state = Mutex(State(descriptor: descriptor))
    }

    deinit {
        abandon()
    }

    /// How much has come.
    package var bytes: Int64 { state.withLock(\.bytes) }

    /// SHA-256 of what has come.
    package var hash: ContentHash? { state.withLock { ContentHash(Array($0.hasher.finalize())) } }

    /// Adds bytes at the end.
    ///
    /// Refuses `full` where the disk has no room beside its reserve, `fault` for its other errors.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
        let failure: Refusal? = state.withLock { state in
            guard state.descriptor >= 0 else { return Refusal(.fault) }
            if state.bytes - state.checkedBytes >= Self.checkEvery {
                guard disk.availableBytes >= Shelf.reserveBytes else { return Refusal(.full) }
                state.checkedBytes = state.bytes
            }
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let count = Glibc.write(state.descriptor, part.baseAddress, part.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return Shelf.refusal(errno) }
                rest = rest.dropFirst(count)
            }
            state.hasher.update(bufferPointer: bytes)
            state.bytes += Int64(bytes.count)
            return nil
        }
        if let failure { throw failure }
    }

    /// All that has come, mapped rather than read; valid inside `body` only.
    ///
    /// Refuses `fault` where nothing has come, or it cannot be mapped.
    package func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) throws -> Value {
        let (descriptor, bytes) = state.withLock { ($0.descriptor, Int($0.bytes)) }
        guard descriptor >= 0, bytes > 0, let start = mmap(nil, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0),
            start != MAP_FAILED
        else { throw Refusal(.fault) }
        defer { munmap(start, bytes) }
        return try body(UnsafeRawBufferPointer(start: start, count: bytes))
    }

    /// Takes it away, unless it was placed.
    package func abandon() {
        state.withLock { state in
            guard state.descriptor >= 0 else { return }
            unlink(path)
            close(state.descriptor)
            state.descriptor = -1
        }
    }

    /// Puts it on disk under another name, whole.
    func move(to target: String) throws(Refusal) {
        let failure: Refusal? = state.withLock { state in
            guard state.descriptor >= 0 else { return Refusal(.fault) }
            guard fsync(state.descriptor) == 0, rename(path, target) == 0 else { return Shelf.refusal(errno) }
            close(state.descriptor)
            state.descriptor = -1
            return nil
        }
        if let failure { throw failure }
    }
}
