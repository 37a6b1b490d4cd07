import Glibc

/// A file of this machine that is sent, or that something is saved in.
struct LocalFile: Sendable {
    let descriptor: Int32
    let name: String
    let bytes: Int64

    /// Opens a file to be read.
    ///
    /// - Throws: `SystemFault` where it is none, or may not be read.
    init(reading path: String) throws(SystemFault) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw SystemFault(path) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
            close(file)
            errno = EISDIR
            throw SystemFault(path)
        }
        descriptor = file
        name = path.split(separator: "/").last.map(String.init) ?? "file"
        bytes = Int64(facts.st_size)
    }

    /// Makes a new file of this name in a folder, with a number where there is one already: nothing is written over.
    init(saving name: String, in folder: String) throws(SystemFault) {
        let safe = Self.safe(name)
        for number in 1...Self.names {
            let path = folder + "/" + (number == 1 ? safe : "\(number)-\(safe)")
            let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if file >= 0 {
                (descriptor, self.name, bytes) = (file, path, 0)
                return
            }
            guard errno == EEXIST else { throw SystemFault(path) }
        }
        throw SystemFault(folder)
    }

    /// Names that are tried.
    static let names = 1_000
    /// The longest name that file systems take, less the number.
    static let nameBytes = 240

    /// A name from elsewhere that is one file of the folder: no path, not hidden, nothing in it that steers.
    static func safe(_ name: String) -> String {
        var safe = ""
        for scalar in name.unicodeScalars {
            let isPlain =
                scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar != "/" && scalar != "\\"
            if safe.utf8.count < nameBytes { safe.unicodeScalars.append(isPlain ? scalar : "_") }
        }
        while safe.first == "." || safe.first == "-" || safe.first == " " { safe.removeFirst() }
        return safe.isEmpty ? "file" : safe
    }

    func closeFile() { close(descriptor) }

    /// RFC 3986, 2.3.
    static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: String(UnicodeScalar(byte))
            default: "%" + String(byte >> 4, radix: 16, uppercase: true) + String(byte & 15, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
