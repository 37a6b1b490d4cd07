import Foundation
import Testing

@testable import HubbubLocale

/// Every sentence stands in every language, with the same places in it.
@Suite("Completeness of the catalogues")
struct CompletenessTests {
    @Test func readsEveryFile() throws {
        for file in catalogueFiles {
            let read = try CatalogueFile(path: file.path, content: Base64.decoded(file.base64))
            for (key, _) in read.sentences { #expect(key.hasPrefix(read.group + "."), "\(key) in \(file.path)") }
        }
    }

    @Test func hasEveryGroupInEveryLanguage() {
        for group in Set(Catalogue.files.map(\.group)) {
            let languages = Catalogue.files.filter { $0.group == group }.map(\.language)
            #expect(Set(languages) == Set(Language.allCases), "\(group)")
        }
    }

    @Test(arguments: Language.allCases)
    func hasEveryKeyWithTheSamePlaces(language: Language) {
        let english = sentences(of: .english)
        let own = sentences(of: language)
        #expect(Set(english.keys).subtracting(own.keys).sorted() == [], "missing in \(language.rawValue)")
        #expect(Set(own.keys).subtracting(english.keys).sorted() == [], "only in \(language.rawValue)")
        for (key, text) in own {
            #expect(text.contains { !$0.isWhitespace }, "\(key) is empty in \(language.rawValue)")
            guard let original = english[key] else { continue }
            #expect(Sentence(text).names == Sentence(original).names, "places of \(key) in \(language.rawValue)")
        }
    }

    @Test(arguments: Language.allCases)
    func closesEveryBrace(language: Language) {
        for (key, text) in sentences(of: language) {
            let sentence = Sentence(text)
            for value in ["1", "2"] {
                let values = Dictionary(uniqueKeysWithValues: sentence.names.map { ($0, value) })
                let said = sentence.filled(values, language)
                #expect(!["{", "}", "[[", "]]"].contains { said.contains($0) }, "\(key): \(text)")
            }
        }
    }

    @Test func saysEveryRefusalOfTheProtocol() throws {
        let codes = try tableOfCodes()
        #expect(codes.count > 30)
        for code in codes { #expect(Catalogue.has("refusal.\(code)"), "refusal.\(code)") }
    }

    @Test func explainsEveryCommandOfTheProtocol() throws {
        let commands = try tableOfCommands()
        #expect(commands.count > 60)
        for command in commands { #expect(Catalogue.has("command.\(command)"), "command.\(command)") }
    }

    @Test func saysEveryDetailThatTheSourcesName() throws {
        let pattern = try Regex("Refusal\\(\\s*\\.([a-zA-Z]+)[^()]*?detail: \"([a-z_]+)\"")
        for (path, text) in try sources() {
            for match in text.matches(of: pattern) {
                guard let code = match[1].substring, let detail = match[2].substring else { continue }
                let key = "refusal.\(Self.snake(code)).\(detail)"
                #expect(Catalogue.has(key), "\(key), named in \(path)")
            }
        }
    }

    private func sentences(of language: Language) -> [String: String] {
        let pairs = Catalogue.files.filter { $0.language == language }.flatMap(\.sentences)
        return Dictionary(pairs.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func section(_ number: Int) throws -> [String] {
        let text = try String(contentsOf: Self.root.appending(path: "docs/PROTOCOL.md"), encoding: .utf8)
        let lines = text.components(separatedBy: "\n")
        return Array(lines.drop { !$0.hasPrefix("## \(number). ") }.dropFirst().prefix { !$0.hasPrefix("## ") })
    }

    /// What stands in backticks in the first cell of each row.
    private func firstCells(of lines: [String]) throws -> [String] {
        let pattern = try Regex("`([a-z_.]+)`")
        return lines.filter { $0.hasPrefix("| `") }.flatMap { line in
            let cell = line.dropFirst().prefix { $0 != "|" }
            return cell.matches(of: pattern).compactMap { $0[1].substring.map(String.init) }
        }
    }

    private func tableOfCodes() throws -> [String] { try firstCells(of: section(9)) }

    private func tableOfCommands() throws -> [String] { try firstCells(of: section(7)) }

    private func sources() throws -> [(String, String)] {
        let folder = Self.root.appending(path: "Sources")
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }.map {
            ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
        }
    }

    private static func snake(_ name: Substring) -> String {
        name.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
    }
}
