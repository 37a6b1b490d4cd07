import Foundation

/// A file that takes room on a disk, as another program's would.
struct Filler: Sendable {
    let path: String

    struct Failure: Error { let code: Int32 }

    /// Takes so many bytes and no more, where they are to be had.
    func shrink(to bytes: Int) throws {
        try open { descriptor in
            guard ftruncate(descriptor, off_t(bytes)) == 0 else { throw Failure(code: errno) }
            if bytes > 0 { _ = posix_fallocate(descriptor, 0, off_t(bytes)) }
        }
    }

    /// Takes all there is.
    func takeAll() throws {
        try open { descriptor in
            var figures = statvfs()
            guard fstatvfs(descriptor, &figures) == 0 else { throw Failure(code: errno) }
            _ = posix_fallocate(descriptor, 0, off_t(figures.f_bavail * figures.f_frsize))
        }
    }

    func remove() {
        unlink(path)
    }

    private func open(_ act: (Int32) throws -> Void) throws {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        try act(descriptor)
    }
}
