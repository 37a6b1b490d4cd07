import Glibc

/// Files that only their owner reads.
enum PrivateFile {
    /// The longest that is read: whoever has more servers than fit has another problem.
    static let bytes = 1 << 20

    /// The content; nil when there is no such file.
    ///
    /// - Throws: `SystemFault` when it is there and cannot be read.
    static func read(_ path: String) throws(SystemFault) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw SystemFault(path)
        }
        defer { close(file) }
        var content: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 16_384)
        while content.count < bytes {
            let count = Glibc.read(file, &part, part.count)
            guard count >= 0 else { throw SystemFault(path) }
            if count == 0 { break }
            content.append(contentsOf: part[..<count])
        }
        return content
    }

    /// Replaces the file whole, mode 0600, in folders of mode 0700: after a crash the old or the new one is there.
    static func write(_ path: String, _ content: [UInt8]) throws(SystemFault) {
        makeFolders(of: path)
        let draft = "\(path).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw SystemFault(path) }
        var rest = content[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { return try abandon(draft, file, path) }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { return try abandon(draft, file, path) }
        guard close(file) == 0, rename(draft, path) == 0 else { return try abandon(draft, -1, path) }
    }

    private static func abandon(_ draft: String, _ file: Int32, _ path: String) throws(SystemFault) {
        let fault = SystemFault(path)
        if file >= 0 { close(file) }
        unlink(draft)
        throw fault
    }

    /// Adds to the end of the file, made with mode 0600; true when all of it was written.
    static func append(_ path: String, _ content: [UInt8]) -> Bool {
        makeFolders(of: path)
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        return content.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == content.count
    }

    static func makeFolders(of path: String) {
        var index = path.startIndex
        while let slash = path[index...].dropFirst().firstIndex(of: "/") {
            mkdir(String(path[..<slash]), 0o700)
            index = slash
        }
    }
}
