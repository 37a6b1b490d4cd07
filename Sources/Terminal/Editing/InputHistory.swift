import CEdit
import Glibc

/// The lines typed before, kept between runs in a file of mode 0600, a line each.
///
/// Several programs at once add to the same file.
struct InputHistory: ~Copyable {
    /// Lines that are kept: some weeks of a talkative person.
    static let lines = 1_000

    let list: OpaquePointer
    private let path: String?

    /// nil when memory is out.
    ///
    /// - Parameter path: nil keeps nothing after the end.
    init?(path: String?) {
        guard let list = history_init() else { return nil }
        self.list = list
        self.path = path
        _ = history_set_size(list, Int32(Self.lines))
        _ = history_set_unique(list, 1)
        guard let path, let content = try? PrivateFile.read(path) else { return }
        let known = content.split(separator: UInt8(ascii: "\n"))
        for line in known.suffix(Self.lines) {
            _ = history_enter(list, String(decoding: line, as: UTF8.self).filter { $0 >= " " })
        }
        if known.count > 2 * Self.lines {
            try? PrivateFile.write(path, Array(known.suffix(Self.lines).joined(separator: [10])) + [10])
        }
    }

    deinit { history_end(list) }

    /// Remembers a line until the end, and where `isKept` beyond it.
    ///
    /// A full disk is nobody's trouble: then it is forgotten at the end.
    func add(_ line: String, isKept: Bool) {
        _ = history_enter(list, line)
        guard isKept, let path else { return }
        _ = PrivateFile.append(path, Array(line.utf8) + [UInt8(ascii: "\n")])
    }
}
