import Glibc

/// Another program, started beside this one.
struct ChildProcess {
    private let id: pid_t

    /// nil when it cannot be started.
    ///
    /// Signals are to it as if a shell had started it. A quiet one gets no input, and its output goes nowhere.
    init?(_ path: String, _ arguments: [String], isQuiet: Bool) {
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
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        guard posix_spawnp(&child, path, &actions, &attributes, &words, environ) == 0 else { return nil }
        id = child
    }

    /// What it ended with; nil while it runs.
    func status() -> Int32? {
        var status: Int32 = 0
        let done = waitpid(id, &status, WNOHANG)
        guard done != 0 else { return nil }
        return done == id && status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }
}
