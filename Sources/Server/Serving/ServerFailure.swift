import HubbubCommands
import HubbubLocale
import HubbubModel
import HubbubStore
import HubbubTransfer
import NIOCore
import NIOSSL

/// Why a program of the server ends without doing what it was asked: a sentence, and the exit status.
package struct ServerFailure: Error, CustomStringConvertible {
    /// What was asked for is wrong: arguments, settings.
    package static let usageStatus: Int32 = 2
    /// What was asked for is right, and cannot be done now.
    package static let refusedStatus: Int32 = 1

    package let description: String
    package let status: Int32

    package init(_ sentence: String, status: Int32 = refusedStatus) {
        description = sentence
        self.status = status
    }

    /// The sentence for any error that opening, binding or administering throws.
    package init(_ error: any Error, settings: Settings) {
        switch error {
        case let failure as ServerFailure: self = failure
        case let fault as SettingsFault: self.init(fault.description, status: Self.usageStatus)
        case let failure as StoreFailure: self.init(failure.description)
        case let failure as ImportFailure: self.init("Nothing was imported. \(failure).")
        case let refusal as Refusal: self.init(refusal.sentence(.fallback))
        case let failure as NIOSSLError:
            self.init("The TLS certificate or key cannot be used: \(failure).", status: Self.usageStatus)
        case let failure as IOError: self.init(Self.sentence(failure, settings), status: Self.refusedStatus)
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            self.init(
                "The host \(settings.host) is not known. Set --host to an address of this machine.",
                status: Self.usageStatus
            )
        default: self.init("It failed: \(error).")
        }
    }

    private static func sentence(_ error: IOError, _ settings: Settings) -> String {
        switch error.errnoCode {
        case SystemError.addressInUse:
            "The port \(settings.port) on \(settings.host) is in use by another program. Stop that one, or choose another with --port."
        case SystemError.addressNotAvailable:
            "This machine has no address \(settings.host). Set --host to one it has."
        case SystemError.notPermitted:
            "The port \(settings.port) may not be opened by this account. Choose one above 1023 with --port, or let a proxy listen there."
        default: "It failed: \(error)."
        }
    }
}
