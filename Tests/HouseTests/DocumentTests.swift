import Foundation
import Testing

/// What the documents point at is there.
@Suite("Documents")
struct DocumentTests {
    @Test func linkToWhatIsThere() throws {
        for document in try House.documents() {
            for link in try links(in: document) where !link.contains("://") && !link.hasPrefix("mailto:") {
                let parts = link.components(separatedBy: "#")
                let target = parts[0].isEmpty ? document : path(parts[0], from: document)
                let place = House.root.appending(path: target)
                #expect(FileManager.default.fileExists(atPath: place.path), "\(link) in \(document)")
                guard parts.count > 1, target.hasSuffix(".md") else { continue }
                #expect(try headings(of: target).contains(parts[1]), "\(link) in \(document)")
            }
        }
    }

    @Test func nameFilesThatAreThere() throws {
        let pattern = try Regex("`((?:docs|Sources|Web|Scripts|Migrations)/[A-Za-z0-9_./-]+[A-Za-z0-9])`")
        for document in try House.documents() {
            for match in try prose(of: document).matches(of: pattern) {
                guard let path = match[1].substring.map(String.init) else { continue }
                let place = House.root.appending(path: path)
                #expect(FileManager.default.fileExists(atPath: place.path), "\(path) in \(document)")
            }
        }
    }

    /// The document without its fenced blocks.
    private func prose(of document: String) throws -> String {
        try House.text(document).components(separatedBy: "\n```").enumerated().filter { $0.offset % 2 == 0 }
            .map(\.element).joined(separator: "\n")
    }

    private func links(in document: String) throws -> [String] {
        let pattern = try Regex("\\]\\(([^)\\s]+)\\)")
        return try prose(of: document).matches(of: pattern).compactMap { $0[1].substring.map(String.init) }
    }

    private func path(_ link: String, from document: String) -> String {
        var folder = Array(document.components(separatedBy: "/").dropLast(1))
        for part in link.components(separatedBy: "/") {
            if part == ".." { _ = folder.popLast() } else if part != "." { folder.append(part) }
        }
        return folder.joined(separator: "/")
    }

    /// The anchors of a document's headings, as code hosts make them: lower case, spaces as dashes, no punctuation.
    private func headings(of document: String) throws -> Set<String> {
        Set(
            try prose(of: document).components(separatedBy: "\n").filter { $0.hasPrefix("#") }.map { line in
                let title = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
                return String(title.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" })
                    .replacingOccurrences(of: " ", with: "-")
            }
        )
    }
}
