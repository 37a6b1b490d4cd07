import Glibc
import Synchronization

/// The one writer's claim on a data directory: `flock` on its file `lock`, gone with the process however that ends.
final class DirectoryLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Creates the directory (0700) and the lock file (0600) where they are missing.
    init(directory: String) throws(StoreFailure) {
        try Self.create(directory)
        let path = directory + "/lock"
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw errno == ENOSPC ? .full(directory: directory) : .unusable(path: path, reason: Self.reason())
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let failure: StoreFailure =
                isHeld ? .inUse(directory: directory) : .unusable(path: path, reason: Self.reason())
            Glibc.close(descriptor)
            throw failure
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit {
        release()
    }

    /// Lets another process in.
    func release() {
        descriptor.withLock {
            if let open = $0 { Glibc.close(open) }
            $0 = nil
        }
    }

    private static func create(_ directory: String) throws(StoreFailure) {
        if mkdir(directory, 0o700) == 0 { return }
        guard errno == EEXIST else {
            throw errno == ENOSPC ? .full(directory: directory) : .unusable(path: directory, reason: reason())
        }
        guard chmod(directory, 0o700) == 0 else { throw .unusable(path: directory, reason: reason()) }
    }

    private static func reason() -> String {
        String(cString: strerror(errno))
    }
}
