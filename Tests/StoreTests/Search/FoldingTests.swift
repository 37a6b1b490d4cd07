import Testing

@testable import HubbubStore

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Réunionnaise", "reunionnaise"), ("Straße, STRASSE", "strasse strasse"), ("æøł ÆØŁ", "aeol aeol"),
        ("東京都へ", "東京 京都 都へ へ"), ("カフェ", "カフ フェ ェ"), ("Ａｂ１", "ab1"), ("ﬁne", "fine"), ("½", "1 2"),
        ("re\u{301}union", "reunion"), ("co\u{AD}op\u{200D}era", "coopera"), ("İstanbul", "istanbul"),
        ("Καλημέρα ΚΌΣΜΟΣ κόσμος", "καλημερα κοσμοσ κοσμοσ"), ("foo_bar::baz(1)", "foo bar baz 1"),
        ("שָׁלוֹם", "שלום"), ("서울에서", "서울에서"), ("हिन्दी", "हिन्दी"), ("  a  b ", "a b"), ("", ""), ("—…!", ""),
        ("Tokyo東京city", "tokyo 東京 京 city"),
    ])
    func folds(_ text: String, _ folded: String) {
        #expect(Folding.fold(text) == folded)
        #expect(Folding.fold(Folding.fold("Straße é")) == Folding.fold("Straße é"))
    }

    @Test(arguments: ["Réunionnaise à la Straße", "ﬁne ½ ①", "東京都へ 行く", "re\u{301}union", "👍 ok", "İı"])
    func givesTheSameWordsWithTheirPlaces(_ text: String) {
        let words = Folding.words(text)
        let alone = words.filter { !$0.isEastAsian }.map { String(String.UnicodeScalarView($0.scalars)) }
        let folded = Folding.fold(text).split(separator: " ").map(String.init)
        #expect(alone.allSatisfy(folded.contains))
        for word in words {
            #expect(word.start < word.end && word.end <= text.utf16.count)
        }
    }

    @Test func mapsBackToTheOriginal() throws {
        let text = "die Große Straße re\u{301}union"
        let units = Array(text.utf16)
        let words = Folding.words(text)
        func original(_ word: Int, _ part: Range<Int>) -> String {
            String(decoding: units[words[word].original(part)], as: UTF16.self)
        }
        #expect(original(2, 0..<7) == "Straße")
        #expect(original(2, 0..<5) == "Straß", "half of what one letter became is all of it")
        #expect(original(3, 0..<2) == "re\u{301}", "marks belong to their letter")
        #expect(original(1, 0..<6) == "Große")
    }

    @Test func givesTheInnerPartsOfLongWords() {
        #expect(SearchParts.of("kuchen") == "")
        #expect(SearchParts.of("rathaus") == "tha hau aus ")
        #expect(SearchParts.of("rathaus und rathaus") == "tha hau aus ")
        #expect(SearchParts.of(String(repeating: "x", count: 65)) == "")
        #expect(SearchParts.of(Folding.fold("Καλημέρα")) == "λημ ημε μερ ερα ")
        #expect(SearchParts.phrase(Array("haus".unicodeScalars)) == "hau aus")
        #expect(SearchParts.phrase(Array("hau".unicodeScalars)) == nil)
    }

    @Test func survivesAnyText() {
        for value in stride(from: UInt32(0), to: 0x11_0000, by: 7) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a" + String(scalar) + "b" + String(scalar) + String(scalar)
            #expect(Folding.words(text).allSatisfy { $0.end <= text.utf16.count })
            #expect(!Folding.fold(text).hasSuffix(" "))
        }
    }
}
