import Glibc
import NIOCore
import NIOPosix

/// What to tell of a connection that did not come about.
enum ConnectFailure {
    /// The system's own words where there are any.
    static func sentence(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first { return sentence(first.error) }
            return "\(error.host): no such host"
        case let error as IOError: return String(cString: strerror(error.errnoCode))
        default: return "\(error)"
        }
    }
}
