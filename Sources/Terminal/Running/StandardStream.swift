import Glibc

/// Standard output and error, written whole and at once.
enum StandardStream {
    /// Writes to standard output; false when nobody reads it any more or its disk is full.
    static func output(_ text: String) -> Bool { write(text, to: STDOUT_FILENO) }

    /// Opens what was closed before the program began as nothing, so that no other descriptor is taken for it.
    static func openClosed() {
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
            // The lowest free descriptor is this one.
            _ = open("/dev/null", O_RDWR)
        }
    }

    static func error(_ text: String) { _ = write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
            return true
        }
    }
}
