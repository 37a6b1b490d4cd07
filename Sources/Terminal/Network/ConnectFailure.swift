import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// What to tell of a connection that did not come about.
enum ConnectFailure {
    /// The system's own words where there are any.
    static func sentence(_ error: any Error) -> String {
        switch error {
        case let error as NIOConnectionError:
            if let first = error.connectionErrors.first { return sentence(first.error) }
            return "\(error.host): no such host"
        case let error as NIOSSLError:
            // Which of the many ways it failed is in English and long; what matters is whom not to trust.
            return "\(error)".contains("CERTIFICATE_VERIFY_FAILED")
                ? "the certificate is not one to trust" : "TLS failed"
        case is NIOSSLExtraError: return "the certificate is not for this name"
        case let error as IOError: return String(cString: strerror(error.errnoCode))
        default: return "\(error)"
        }
    }
}
