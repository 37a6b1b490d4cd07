import Glibc

/// The file system that a data directory stands on.
struct Disk: Sendable {
    let directory: String

    /// Room left for this process; all there is where the system does not say.
    var availableBytes: UInt64 {
        var figures = statvfs()
        guard statvfs(directory, &figures) == 0 else { return .max }
        return UInt64(figures.f_bavail) &* UInt64(figures.f_frsize)
    }
}
