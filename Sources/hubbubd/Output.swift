#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Where the program speaks: answers to standard output, the rest to standard error.
enum Output {
    static func line(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }
    static func error(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

    /// Whether someone looks at standard error as it comes.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Over the line that stands there.
    static func overwrite(_ text: String) { write("\r\u{1B}[K" + text, to: STDERR_FILENO) }

    /// The first line of standard input, without its end; nil where there is none.
    static func input() -> String? { readLine(strippingNewline: true) }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress, bytes.count)
            }
            guard count > 0 else { return }
            rest.removeFirst(count)
        }
    }
}
