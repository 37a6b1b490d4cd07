import Glibc

/// Lets the person write in the program that they write in.
enum TextEditor {
    /// More than any message.
    static let bytes = 65_536

    /// The program: the setting, else `VISUAL`, else `EDITOR`, else vi.
    static func program(_ setting: String, _ environment: (String) -> String?) -> String {
        [setting, environment("VISUAL") ?? "", environment("EDITOR") ?? ""].first { !$0.isEmpty } ?? "vi"
    }

    /// Opens `text` and gives back what was saved; nil where the program failed or nothing can be kept.
    ///
    /// The terminal is the program's meanwhile. `waiting` is called some times a second.
    static func edit(_ text: String, with program: String, in folder: String, waiting: () -> Void) -> String? {
        // What mkstemps replaces stands before the ending, which editors know.
        let (random, ending) = (String(repeating: "X", count: 6), ".md")
        var path = Array("\(folder)/hubbub-\(random)\(ending)".utf8CString)
        let file = mkstemps(&path, Int32(ending.utf8.count))
        guard file >= 0 else { return nil }
        let name = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(name) }
        var text = text
        let isWritten = text.withUTF8 { write(file, $0.baseAddress, $0.count) == $0.count }
        close(file)
        // The setting may have arguments of its own, so a shell reads it, as git does.
        guard isWritten,
            let child = ChildProcess("/bin/sh", ["-c", "\(program) \"$@\"", program, name], isQuiet: false)
        else { return nil }
        while true {
            if let status = child.status() {
                guard status == 0, let content = try? PrivateFile.read(name), content.count <= bytes else { return nil }
                return String(validating: content, as: UTF8.self)
            }
            waiting()
        }
    }
}
