import CEdit
import Glibc

/// The lines typed before, kept between runs in a file of mode 0600.
struct InputHistory: ~Copyable {
    /// Lines that are kept: some weeks of a talkative person.
    static let lines: Int32 = 1_000

    let list: OpaquePointer
    private let path: String?

    /// nil when memory is out.
    init?(path: String?) {
        guard let list = history_init() else { return nil }
        self.list = list
        self.path = path
        _ = history_set_size(list, Self.lines)
        _ = history_set_unique(list, 1)
        if let path { _ = history_load(list, path) }
    }

    deinit { history_end(list) }

    /// Remembers a line and writes the file; a full disk leaves the old file and is nobody's trouble.
    func add(_ line: String) {
        _ = history_enter(list, line)
        guard let path else { return }
        PrivateFile.makeFolders(of: path)
        let draft = "\(path).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        close(file)
        if history_save(list, draft) >= 0 { rename(draft, path) } else { unlink(draft) }
    }
}
