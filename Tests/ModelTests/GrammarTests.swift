import HubbubModel
import Testing

@Suite("Names, addresses and spans")
struct GrammarTests {
    @Test(arguments: ["berlin", "co", "a1-b2", "collaborative-finance"])
    func takesSlugs(text: String) {
        #expect(Slug(text)?.text == text)
    }

    @Test(arguments: [
        "", "b", "Berlin", "1berlin", "-berlin", "berlin_", "bérlin", "ber lin", String(repeating: "a", count: 33),
    ])
    func refusesWhatIsNoSlug(text: String) {
        #expect(Slug(text) == nil)
    }

    @Test(arguments: ["ana", "jérôme", "Ana-Lena_2.b", "Иван", "Ωmega", "明日香"])
    func takesNicks(text: String) {
        #expect((Nick(text) == nil) == (text == "Ωmega"))
    }

    @Test(arguments: [
        "a", "1ana", "-ana", "ana b", "an\u{430}", "ana\u{202E}b", "ana\u{200B}",
        String(repeating: "a", count: 25), "@",
    ])
    func refusesWhatIsNoNick(text: String) {
        #expect(Nick(text) == nil)
    }

    @Test(arguments: [
        "#berlin", "#berlin/coworking", "#berlin/42", "#berlin/coworking/42", "@ana", "@ana,@ben",
    ])
    func readsAddressesAsItWritesThem(text: String) {
        #expect(Address(text)?.description == text)
    }

    @Test(arguments: [
        "", "#", "berlin", "#berlin/", "#berlin/coworking/x", "#berlin/0", "#berlin/a/b/1", "#Berlin", "@", "@a",
        "#berlin//42",
    ])
    func refusesWhatIsNoAddress(text: String) {
        #expect(Address(text) == nil)
    }

    @Test func boundsNumbersBeforeTheyOverflow() {
        #expect(Address.number("9999999999999999999999") == nil)
        #expect(Address.number("+5") == nil)
        #expect(Address.number("999999999999999") == 999_999_999_999_999)
    }

    @Test(arguments: [("30s", 30), ("10m", 600), ("2h", 7_200), ("7d", 604_800), ("4w", 2_419_200)])
    func readsSpans(text: String, seconds: Int) {
        #expect(Span(text)?.duration == .seconds(seconds))
    }

    @Test(arguments: ["", "s", "0s", "-1h", "+1h", "1y", "1.5h", "99999w", "h1", "1 h"])
    func refusesWhatIsNoSpan(text: String) {
        #expect(Span(text) == nil)
    }

    @Test func writesSpansInTheLargestUnit() {
        #expect(Span("60m")?.text == "1h")
        #expect(Span("14d")?.text == "2w")
        #expect(Span("90s")?.text == "90s")
        #expect(Span("perm")?.text == "perm")
    }

    @Test func holdsTimesAtTheEndsOfTheirRange() {
        #expect(Time(ms: .max).advanced(by: .seconds(1)) == Time(ms: .max))
        #expect(Time(ms: .min).since(Time(ms: .max)).ms == .max)
    }

    @Test func readsCursorsAndRefusesOthers() {
        #expect(Cursor("7f3a.88100")?.description == "7f3a.88100")
        for text in ["", "7f3a", "7f3a.", "7f3a.x", "7f3a.-1", "7f3a.99999999999999999999"] {
            #expect(Cursor(text) == nil)
        }
    }
}
