import Testing

@testable import HubbubLocale

@Suite("Catalogue")
struct CatalogueTests {
    @Test func saysItInEachLanguage() {
        #expect(Catalogue.text("refusal.empty", .english) == "There is nothing to post.")
        #expect(Catalogue.text("refusal.empty", .german) == "Da ist nichts zu posten.")
    }

    @Test func fillsPlacesAndCounts() {
        let one = Catalogue.text("refusal.limited", .english, ["seconds": "1"])
        let five = Catalogue.text("refusal.limited", .english, ["seconds": "5"])
        #expect(one == "Too much at once; try again in 1 second.")
        #expect(five == "Too much at once; try again in 5 seconds.")
        #expect(Catalogue.text("refusal.limited", .english) == "Too much at once.")
        #expect(Catalogue.text("refusal.missing", .english, ["field": "body"]) == "“body” is missing.")
    }

    @Test func answersAnUnknownKeyWithItself() {
        #expect(Catalogue.text("no.such.key", .french) == "no.such.key")
        #expect(!Catalogue.has("no.such.key"))
    }

    @Test func picksTheMostExactRefusal() {
        let exact = Catalogue.refusal("taken", detail: "nick", .english)
        #expect(exact == Catalogue.text("refusal.taken.nick", .english))
        #expect(
            Catalogue.refusal("taken", detail: "nothing_such", .english) == Catalogue.text("refusal.taken", .english)
        )
        #expect(Catalogue.refusal("taken", .english) == Catalogue.text("refusal.taken", .english))
        #expect(Catalogue.refusal("taken", field: "nick", .english) == exact)
        #expect(Catalogue.refusal("taken", detail: "email", field: "nick", .english) != exact)
    }

    @Test func givesClientsOneObject() throws {
        let json = Catalogue.json(.french, groups: ["refusal"])
        var reader = FlatObjectReader(Array(json.utf8))
        let read = reader.read()
        let pairs = try #require(read)
        #expect(pairs.map(\.key) == Catalogue.keys(startingWith: "refusal."))
        #expect(pairs.contains { $0.key == "refusal.limited" && $0.text.contains("{seconds, plural, one {#") })
        #expect(Catalogue.json(.english, groups: []) == "{}")
        #expect(Catalogue.json(.italian).contains("\"command.help\""))
    }
}
