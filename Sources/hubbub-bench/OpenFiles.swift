import Glibc

/// The limit of open files of this process and those it starts.
enum OpenFiles {
    /// What a process needs beside its connections.
    private static let reserve: rlim_t = 256

    /// Raises the soft limit to the hard one.
    ///
    /// Throws where that is not enough for so many connections.
    static func raiseLimit(for connections: Int) throws {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        guard limit.rlim_cur >= rlim_t(connections) + reserve else {
            throw MeasureFault("the system allows \(limit.rlim_cur) open files: too few for \(connections) sessions")
        }
    }
}
