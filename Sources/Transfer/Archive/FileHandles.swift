import Glibc

/// A file that is read from its beginning.
final class FileHandleIn {
    private let descriptor: Int32

    init?(_ path: String) {
        descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    /// The next bytes; none at the end.
    func read(upTo count: Int, _ name: String) throws(ImportFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        while true {
            let got = Glibc.read(descriptor, &bytes, count)
            if got >= 0 { return Array(bytes.prefix(got)) }
            guard errno == EINTR else {
                throw ImportFailure(file: name, "cannot be read: \(String(cString: strerror(errno)))")
            }
        }
    }
}

/// A new file that only we may read.
final class FileHandleOut {
    private let descriptor: Int32
    private let name: String

    init(_ path: String, for name: String) throws(ImportFailure) {
        self.name = name
        descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw failure }
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    func write(_ bytes: ArraySlice<UInt8>) throws(ImportFailure) {
        var rest = bytes
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw failure
            }
            rest = rest.dropFirst(written)
        }
    }

    private var failure: ImportFailure {
        ImportFailure(
            file: name,
            "cannot be unpacked into the temporary folder: \(String(cString: strerror(errno))) (TMPDIR names another)"
        )
    }
}
