import CEdit
import Glibc

/// The signals that a program on a terminal lives with, read as events instead of interrupting.
struct Signals {
    static let handled = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]

    /// Readable when one came.
    let descriptor: Int32

    /// Blocks them for this thread and those made later: to be called first of all.
    ///
    /// - Throws: `SystemFault` when there are no descriptors left.
    init() throws(SystemFault) {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in Self.handled { sigaddset(&set, signal) }
        guard pthread_sigmask(SIG_BLOCK, &set, nil) == 0 else { throw SystemFault("sigmask") }
        descriptor = signalfd(-1, &set, Int32(O_CLOEXEC | O_NONBLOCK))
        guard descriptor >= 0 else { throw SystemFault("signalfd") }
    }

    /// The signals that have come since the last call.
    func take() -> [Int32] {
        var taken: [Int32] = []
        var one = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        while read(descriptor, &one, size) == size { taken.append(Int32(one.ssi_signo)) }
        return taken
    }

    /// Dies of `signal` as if it had never been caught, so that the parent sees why.
    static func die(of signal: Int32) -> Never {
        Glibc.signal(signal, SIG_DFL)
        var one = sigset_t()
        sigemptyset(&one)
        sigaddset(&one, signal)
        raise(signal)
        pthread_sigmask(SIG_UNBLOCK, &one, nil)
        exit(128 + signal)
    }
}
