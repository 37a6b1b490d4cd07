import Foundation

/// Writes a Swift file that holds the named files as base64 string literals.
///
/// String literals compile in time proportional to their length, unlike the array literals of `.embedInCode`
/// (measured: 100 kB took 24 s that way).
@main
struct EmbedFilesTool {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 3 else { throw UsageError() }
        let name = arguments[1]
        let root = URL(filePath: arguments[2])
        var lines = [
            "/// The embedded files: path from the folder's root, content in base64.",
            "let \(name): [(path: String, base64: String)] = [",
        ]
        for file in arguments.dropFirst(3) {
            let content = try Data(contentsOf: root.appending(path: file))
            lines.append("    (#\"\(file)\"#, \"\(content.base64EncodedString())\"),")
        }
        lines.append("]")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: arguments[3]))
    }

    struct UsageError: Error, CustomStringConvertible {
        var description: String { "usage: embed-files NAME FOLDER OUTPUT FILE…" }
    }
}
