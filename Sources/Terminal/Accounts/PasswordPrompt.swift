import Glibc

/// Asks for one line on the terminal, with or without showing it.
enum PasswordPrompt {
    /// Longer than any password that the server takes.
    static let bytes = 4_096

    /// nil when the input ended or was interrupted.
    ///
    /// Nothing typed shows; the terminal is left as it was found.
    static func ask(_ question: String, isShown: Bool) -> String? {
        StandardStream.error(question + " ")
        guard !isShown else { return firstLine() }
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return firstLine() }
        var quiet = before
        // Without signals from keys, so that none can end the program while the echo is off.
        quiet.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        var blocked = sigset_t()
        var old = sigset_t()
        sigemptyset(&blocked)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGTSTP] { sigaddset(&blocked, signal) }
        pthread_sigmask(SIG_BLOCK, &blocked, &old)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            pthread_sigmask(SIG_SETMASK, &old, nil)
            StandardStream.error("\n")
        }
        return keys()
    }

    private static func keys() -> String? {
        var typed: [UInt8] = []
        var key: UInt8 = 0
        while read(STDIN_FILENO, &key, 1) == 1 {
            switch key {
            case 10, 13: return String(decoding: typed, as: UTF8.self)
            case 3, 26: return nil
            case 4: return typed.isEmpty ? nil : String(decoding: typed, as: UTF8.self)
            case 8, 127:
                while let last = typed.popLast(), last & 0xC0 == 0x80 {}
            case 21: typed = []
            default: if typed.count < bytes { typed.append(key) }
            }
        }
        return nil
    }

    /// The first line of standard input, without its end.
    static func firstLine() -> String? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while line.count < bytes, read(STDIN_FILENO, &byte, 1) == 1 {
            if byte == 10 { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }
}
