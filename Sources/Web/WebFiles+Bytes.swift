extension WebFiles {
    /// Every path of the built-in files from the folder's root, in alphabetical order: `index.html`, `scripts/main.js`.
    package static let paths: [String] = webFiles.map(\.path).sorted()

    /// The bytes of a built-in file; nil where there is none of that path.
    package static func file(_ path: String) -> [UInt8]? {
        embedded.file(path)?.content
    }
}
