#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The process's own limit of open files, which every connection counts against.
enum OpenFiles {
    /// What the database, logs, the control socket and web files need beside connections.
    static let reserve = 256

    /// Raises the soft limit to the hard one: over the soft limit accepting would stall without a word.
    ///
    /// - Returns: the limit that holds now.
    static func raiseLimit() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
        return Int(clamping: limit.rlim_cur)
    }

    /// How many connections may be open at once within `limit`.
    static func connections(wanted: Int, limit: Int) -> Int {
        max(1, min(wanted, limit - reserve))
    }
}
