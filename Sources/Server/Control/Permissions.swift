#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Who may open what the server puts into its data folder: its own account alone.
enum Permissions {
    struct Failure: Error {
        let path: String
        let errno: Int32
    }

    /// Read and write for the owner, nothing for others.
    static func restrict(_ path: String) throws {
        guard chmod(path, 0o600) == 0 else { throw Failure(path: path, errno: errno) }
    }

    static func remove(_ path: String) {
        unlink(path)
    }
}
