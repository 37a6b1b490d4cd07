import Glibc

/// Another program, started beside this one.
struct ChildProcess {
    private let id: pid_t

    /// nil when it cannot be started.
    ///
    /// Signals are to it as if a shell had started it. A quiet one gets no input, and its output goes nowhere. A
    /// `stream` is its input and its output.
    init?(_ path: String, _ arguments: [String], isQuiet: Bool, stream: Int32? = nil) {
        var attributes = posix_spawnattr_t()
        var actions = posix_spawn_file_actions_t()
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_init(&actions)
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
        }
        var mask = sigset_t()
        sigemptyset(&mask)
        posix_spawnattr_setsigmask(&attributes, &mask)
        for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&mask, signal) }
        posix_spawnattr_setsigdefault(&attributes, &mask)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        if isQuiet {
            for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
                posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
            }
        }
        for number in [STDIN_FILENO, STDOUT_FILENO] {
            if let stream { posix_spawn_file_actions_adddup2(&actions, stream, number) }
        }
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        guard posix_spawnp(&child, path, &actions, &attributes, &words, environ) == 0 else { return nil }
        id = child
    }

    /// What a program says to `input`, of at most `longest` bytes each; nil where it cannot be started or fails.
    ///
    /// Waits until it has ended.
    static func run(_ path: String, _ arguments: [String], input: [UInt8], longest: Int) -> [UInt8]? {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard input.count <= longest, socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
        defer { close(ends[0]) }
        let started = ChildProcess(path, arguments, isQuiet: false, stream: ends[1])
        close(ends[1])
        guard let child = started else { return nil }
        _ = write(ends[0], input, input.count)
        shutdown(ends[0], Int32(SHUT_WR))
        var said = [UInt8](repeating: 0, count: longest)
        var count = 0
        while count < longest {
            let more = read(ends[0], &said[count], longest - count)
            guard more > 0 else { break }
            count += more
        }
        // Who has more to say is not waited for.
        shutdown(ends[0], Int32(SHUT_RDWR))
        return child.wait() == 0 ? Array(said[..<count]) : nil
    }

    /// Waits until it has ended; -1 where a signal ended it.
    private func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 { guard errno == EINTR else { return -1 } }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }

    /// What it ended with; nil while it runs.
    func status() -> Int32? {
        var status: Int32 = 0
        let done = waitpid(id, &status, WNOHANG)
        guard done != 0 else { return nil }
        return done == id && status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }
}
