import FoundationEssentials

/// The files of the browser client: those of the binary, or those of a folder while developing.
///
/// `index.html` is the shell of every page; the others stand at `/assets/` and their path.
package struct WebFiles: Sendable {
    /// The files that were in `Web/` when the program was built, decoded once.
    package static let embedded = WebFiles(
        source: .memory(
            Dictionary(
                webFiles.map { file in
                    let content = [UInt8](Data(base64Encoded: file.base64) ?? Data())
                    return (file.path, WebFile(path: file.path, content: sent(content, as: file.path)))
                },
                uniquingKeysWith: { first, _ in first }
            )
        )
    )

    /// Scripts and styles go without what only who reads the source needs.
    private static func sent(_ content: [UInt8], as path: String) -> [UInt8] {
        if path.hasSuffix(".js") { return Script.slimmed(content) }
        return path.hasSuffix(".css") ? Style.slimmed(content) : content
    }

    private enum Source {
        case memory([String: WebFile])
        case folder(URL)
    }

    private let source: Source

    private init(source: Source) {
        self.source = source
    }

    /// The files in the folder `root`, read anew each time they are asked for.
    package init(root: String) {
        source = .folder(URL(filePath: root, directoryHint: .isDirectory))
    }

    /// The file at `path` from the root, such as `scripts/main.js`; nil where there is none.
    ///
    /// A path with an empty part or one that begins with a dot names no file.
    package func file(_ path: String) -> WebFile? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.utf8.contains(0) }) else { return nil }
        switch source {
        case .memory(let files):
            return files[path]
        case .folder(let root):
            guard let content = try? Data(contentsOf: root.appending(path: path)) else { return nil }
            return WebFile(path: path, content: [UInt8](content))
        }
    }
}
