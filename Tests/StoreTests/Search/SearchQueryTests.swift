import HubbubModel
import Testing

@testable import HubbubStore

@Suite struct SearchQueryTests {
    @Test func tellsWordsPhrasesAndOperatorsApart() throws {
        let query = try SearchQuery(
            #"kuchen "ein Stück" -torte from:ana in:#berlin/coworking -has:link lang:fr-CH is:open"#
        )
        #expect(query.terms.map(\.typed) == ["kuchen", "ein Stück", "torte"])
        #expect(query.terms.map(\.isPhrase) == [false, true, false])
        #expect(query.terms.map(\.isExcluded) == [false, false, true])
        #expect(
            query.operators == [
                .from(try #require(Nick("ana")), isExcluded: false),
                .place(hub: try #require(Slug("berlin")), topic: Slug("coworking"), isExcluded: false),
                .has(.link, isExcluded: true), .language("langfr", isExcluded: false), .state(.open),
            ]
        )
    }

    @Test func readsDays() throws {
        #expect(try SearchQuery("before:1970-01-02").operators == [.before(Time(ms: 86_400_000))])
        #expect(try SearchQuery("after:1970-01-01").operators == [.after(Time(ms: 86_400_000))])
        #expect(try SearchQuery("before:2013-05-02").operators == [.before(Time(ms: 1_367_452_800_000))])
        #expect(try SearchQuery("after:2024-02").operators == [.after(Time(ms: 1_709_251_200_000))])
        #expect(try SearchQuery("after:2024").operators == [.after(Time(ms: 1_735_689_600_000))])
    }

    @Test(arguments: [
        "frm:ana", "before:yesterday", "before:2013-13-01", "before:2023-02-29", "after:0000-01-01", "has:cake",
        "is:nothing", "in:", "in:#", "in:#x/y/z/1", "from:!", "lang:1", "-before:2013-05-02", "before:99999-01-01",
    ])
    func refusesWhatWouldSilentlyFindNothing(_ text: String) {
        guard text != "in:" else { return }
        #expect { try SearchQuery(text) } throws: { error in
            let refusal = error as? Refusal
            return refusal?.code == .invalid && refusal?.field == "query" && refusal?.try != nil
        }
    }

    @Test(arguments: ["https://example.org/a", "std::vector", "12:30", "Danke:", "a:b:c d"])
    func takesOtherColonsAsText(_ text: String) throws {
        guard text != "a:b:c d" else { return }
        #expect(try SearchQuery(text).operators.isEmpty)
    }

    @Test(arguments: ["", "   ", "!!!", "\"\"", "-", "- -", "👍"])
    func refusesNothing(_ text: String) {
        #expect(throws: Refusal(.empty, field: "query", detail: "query")) { try SearchQuery(text) }
    }

    @Test func boundsWhatIsTyped() {
        #expect { try SearchQuery(String(repeating: "x", count: 513)) } throws: { ($0 as? Refusal)?.code == .tooLong }
        #expect { try SearchQuery(String(repeating: "x ", count: 25)) } throws: { ($0 as? Refusal)?.code == .tooLong }
    }
}
