import HubbubMarkup
import Testing

@Suite("Emoji")
struct EmojiTests {
    @Test func knowsNamesBothWays() {
        #expect(Emoji.named("tada") == "🎉")
        #expect(Emoji.named("Tada") == nil)
        #expect(Emoji.name(of: "👍") == "+1")
        #expect(Emoji.name(of: "x") == nil)
    }

    @Test func readsWhatAReactionMayBe() {
        #expect(Emoji.reading(":+1:") == "👍")
        #expect(Emoji.reading("thumbs_up") == "👍")
        #expect(Emoji.reading("❤️") == "❤️")
        #expect(Emoji.reading("::") == nil)
        #expect(Emoji.reading("<b>") == nil)
        #expect(Emoji.reading("") == nil)
    }

    @Test func completesNames() {
        #expect(Emoji.names(startingWith: "tad") == ["tada"])
        #expect(Emoji.names(startingWith: "s", limit: 3).count == 3)
        #expect(Emoji.names(startingWith: "nothing_such").isEmpty)
    }

    @Test func hasEachNameOnceAndInForm() {
        let names = Emoji.all.flatMap(\.names)
        #expect(Set(names).count == names.count)
        #expect(Set(Emoji.all.map(\.emoji)).count == Emoji.all.count)
        #expect(Emoji.all.count >= 300)
        for (emoji, names) in Emoji.all {
            #expect(emoji.count == 1 && !names.isEmpty, "\(emoji)")
            #expect(names.allSatisfy { $0.utf8.count <= Emoji.nameBytes }, "\(names)")
        }
    }
}
