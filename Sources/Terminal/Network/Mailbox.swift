import Glibc
import Synchronization

/// What the network has for the one thread that decides: a queue, and a pipe that wakes its `poll`.
final class Mailbox: Sendable {
    enum Letter: Sendable {
        case opened
        /// One text message, as it came.
        case frame([UInt8])
        case closed(LinkEnd)
        /// So many bytes of an upload have gone.
        case sent(Int64)
        /// An upload or download ended: with the server's answer, or why without.
        case transferred(Result<HTTPExchange.Answer, TransferFailure>)
        /// The command table, for completion.
        case commands([UInt8])
    }

    /// Readable while letters wait.
    let wakes: Int32
    private let bell: Int32
    private let letters = Mutex<[Letter]>([])

    /// - Throws: `SystemFault` when there are no descriptors left.
    init() throws(SystemFault) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw SystemFault("pipe") }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (wakes, bell) = (ends[0], ends[1])
    }

    deinit {
        close(wakes)
        close(bell)
    }

    /// From any thread.
    func post(_ letter: Letter) {
        let isFirst = letters.withLock { letters in
            letters.append(letter)
            return letters.count == 1
        }
        guard isFirst else { return }
        var byte: UInt8 = 0
        _ = write(bell, &byte, 1)
    }

    /// All letters, in order; silences the bell.
    func take() -> [Letter] {
        var bytes: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
        while read(wakes, &bytes, bytes.count) > 0 {}
        return letters.withLock { letters in
            defer { letters = [] }
            return letters
        }
    }
}
