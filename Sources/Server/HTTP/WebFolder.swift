import Crypto
import HubbubLocale
import HubbubWeb

/// The files that browsers load: the client's, and beside them the catalogues of its sentences.
struct WebFolder: Sendable {
    /// What the browser client says, by the end of the file's name: at once, and on the pages it loads when one goes
    /// there.
    static let groups = ["": "web", "-later": "later"]

    private let files: WebFiles
    private let catalogues: [String: WebFile]

    /// - Parameter root: a folder to read from each time; nil serves what is built in.
    init(root: String?) {
        files = root.map { WebFiles(root: $0) } ?? .embedded
        catalogues = Language.allCases.reduce(into: [:]) { all, language in
            for (end, group) in Self.groups {
                let path = "locale/\(language.rawValue)\(end).json"
                all[path] = WebFile(path: path, content: Array(Catalogue.json(language, groups: [group]).utf8))
            }
        }
    }

    /// A file by its path below `/assets/`; nil where there is none.
    func file(_ path: String) -> WebFile? {
        catalogues[path] ?? files.file(path)
    }

    /// The page that the browser client lives in; nil where the files hold none.
    var shell: WebFile? { file("index.html") }

    /// A strong tag of a page made just now: the same bytes, the same tag, and nothing to be read out of it.
    static func tag(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let hash = SHA256.hash(data: bytes).prefix(16).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "\"" + String(decoding: hash, as: UTF8.self) + "\""
    }
}
