import Foundation
import Testing

/// Words that the house avoids stand only where docs/ARCHITECTURE.md gives a reason.
@Suite("Words")
struct WordTests {
    private static let words = [
        "@unchecked Sendable", "nonisolated(unsafe)", "Task.detached", "try!", "as!", "Thread.sleep", "fatalError(",
        "preconditionFailure(", "unsafeBitCast", "TODO", "FIXME", "@_", " public ",
    ]

    /// Rooms that do without the large Foundation.
    private static let light = ["Model", "Wire", "WebSocket", "Fanout", "Markup", "Locale", "Terminal", "hubbub"]

    /// Parts of names that say nothing.
    private static let empty = ["Manager", "Helper", "Util", "Core", "Base.", "Shared"]

    @Test func standOnlyWhereAReasonIsGiven() throws {
        let reasons = try House.table("file", in: "docs/ARCHITECTURE.md")
        for path in try House.files(in: "Sources", endings: ".swift") {
            for word in try found(in: path) {
                let isExcepted = reasons.contains { $0[0] == "`\(path)`" && $0[1] == "`\(word)`" && !$0[2].isEmpty }
                #expect(isExcepted, "\(word) in \(path) needs its reason in docs/ARCHITECTURE.md, Exceptions")
            }
        }
    }

    @Test func areStillThereWhereAReasonIsGiven() throws {
        for row in try House.table("file", in: "docs/ARCHITECTURE.md") {
            let path = row[0].trimmingCharacters(in: ["`"])
            let word = row[1].trimmingCharacters(in: ["`"])
            let words = (try? found(in: path)) ?? []
            #expect(words.contains(word), "\(word) is not in \(path) any more: take the row out")
        }
    }

    @Test func nameNoFileEmptily() throws {
        for path in try House.files(in: "Sources", endings: ".swift", ".js") + House.files(in: "Web", endings: ".js") {
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            #expect(!Self.empty.contains { name.contains($0) }, "\(path)")
        }
    }

    /// The avoided words in a file's code: comments and the text of one-line strings apart.
    private func found(in path: String) throws -> [String] {
        let code = try House.text(path).components(separatedBy: "\n").map(Self.code)
        var found = Self.words.filter { word in code.contains { $0.contains(word) } }
        let room = path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        let isFoundation = { (line: String) in line.hasSuffix("import Foundation") }
        if Self.light.contains(room), code.contains(where: isFoundation) { found.append("import Foundation") }
        return found
    }

    private static func code(_ line: String) -> String {
        var code = ""
        var isInString = false
        var previous: Character = " "
        for character in line {
            if character == "\"", previous != "\\" { isInString.toggle() }
            if !isInString, character == "/", previous == "/" { break }
            if !isInString { code.append(character) }
            previous = character
        }
        // Reasons wait in comments too: what is left to do is said in a document, not in the code.
        return " " + code + (line.contains("// TODO") ? "TODO" : "") + (line.contains("// FIXME") ? "FIXME" : "")
    }
}
