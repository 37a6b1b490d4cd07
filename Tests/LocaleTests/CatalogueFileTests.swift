import Testing

@testable import HubbubLocale

@Suite("Catalogue file")
struct CatalogueFileTests {
    private func read(_ content: String, path: String = "web.fr.json") throws(CatalogueFile.Fault) -> CatalogueFile {
        try CatalogueFile(path: path, content: Array(content.utf8))
    }

    @Test func readsNameAndSentences() throws {
        let file = try read(" { \"web.a\" : \"x\" ,\n\"web.b\":\"\\u00e9\\ud83c\\udf89\\n\\\"\\/\" } ")
        #expect(file.group == "web")
        #expect(file.language == .french)
        #expect(file.sentences.map(\.key) == ["web.a", "web.b"])
        #expect(file.sentences.map(\.text) == ["x", "é🎉\n\"/"])
        #expect(try read("{}").sentences.isEmpty)
    }

    @Test(
        "refuses anything but a flat object of strings",
        arguments: [
            "", "{", "[]", "{\"a\":1}", "{\"a\":{}}", "{\"a\":\"b\",}", "{\"a\":\"b\"} x", "{\"a\":\"\\x\"}",
            "{\"a\":\"\\ud83c\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"b\",\"a\":\"c\"}", "{\"a\":\"b", "{\"a\"}",
            "{\"a\":\"\n\"}",
        ]
    )
    func refusesOtherContent(content: String) {
        #expect(throws: CatalogueFile.Fault.self) { try read(content) }
    }

    @Test(arguments: ["web.json", "web.pt.json", "web.fr.txt", "fr.json", "a.b.fr.json", ""])
    func refusesOtherNames(path: String) {
        #expect(throws: CatalogueFile.Fault.self) { try read("{}", path: path) }
    }

    @Test(arguments: [("", ""), ("aGk=", "hi"), ("aGVsbG8=", "hello"), ("w6k=", "é"), ("a", ""), ("!", "")])
    func readsBase64(text: String, expected: String) {
        #expect(String(decoding: Base64.decoded(text), as: UTF8.self) == expected)
    }
}
