import FoundationEssentials

/// The browser's files, as built in.
package enum WebFiles {
    /// Every path from the folder's root, in alphabetical order: `index.html`, `scripts/main.js`.
    package static let paths: [String] = webFiles.map(\.path).sorted()

    /// The bytes of a file; nil where there is none of that path.
    package static func file(_ path: String) -> [UInt8]? {
        byPath[path]
    }

    private static let byPath: [String: [UInt8]] = webFiles.reduce(into: [:]) { all, file in
        all[file.path] = Data(base64Encoded: file.base64).map { [UInt8]($0) }
    }
}
