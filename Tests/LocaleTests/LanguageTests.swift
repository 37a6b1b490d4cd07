import Testing

@testable import HubbubLocale

@Suite("Language")
struct LanguageTests {
    @Test(
        "reads the tag's first part",
        arguments: [("fr", Language.french), ("fr-CH", .french), ("DE_de.UTF-8", .german), ("en-GB", .english)]
    )
    func readsTags(tag: String, expected: Language) {
        #expect(Language(tag: tag) == expected)
    }

    @Test func knowsNoOtherLanguage() {
        #expect(Language(tag: "pt-BR") == nil)
        #expect(Language(tag: "") == nil)
        #expect(Language(tag: "C") == nil)
        #expect(Language(orEnglish: "pt") == .english)
    }

    @Test(
        "chooses by weight, then by order",
        arguments: [
            ("fr-CH, fr;q=0.9, en;q=0.8", Language.french),
            ("en;q=0.5, it;q=0.75", .italian),
            ("pt, es;q=0.3", .spanish),
            ("de;q=0, en;q=0.1", .english),
            ("pt, *;q=0.5", .english),
            ("de , fr", .german),
            ("it;q=1.000, fr", .italian),
        ]
    )
    func negotiates(header: String, expected: Language) {
        #expect(Language.preferred(by: header) == expected)
    }

    @Test(arguments: ["", ",", ";", "pt", "fr;q=", "fr;q=x", "fr;q=-1", "fr;q=0", ";q=1", "q=1", "\u{0}"])
    func choosesNothingFromNothing(header: String) {
        #expect(Language.preferred(by: header) == nil)
    }

    @Test func endsOnALongHeader() {
        #expect(Language.preferred(by: String(repeating: "xx,", count: 100_000) + "fr") == nil)
    }
}
