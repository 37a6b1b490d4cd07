import Testing

@testable import HubbubLocale

@Suite("Sentence")
struct SentenceTests {
    @Test(
        "fills places",
        arguments: [
            ("Hello {name}.", "Hello Ana."),
            ("{name}{name}", "AnaAna"),
            ("{unknown} {}", "{unknown} {}"),
            ("{", "{"),
            ("}{", "}{"),
            ("a {b c} d", "a {b c} d"),
            ("{count, plural, one {# reply by {name}} other {# replies}}", "2 replies"),
            ("{one, plural, one {# reply by {name}} other {# replies}}", "1 reply by Ana"),
            ("{name, plural, one {a} other {b}}", "b"),
            ("{count, plural, other {b}}", "{count, plural, other {b}}"),
            ("# {count}", "# 2"),
            ("locked[[ until {end}]].", "locked."),
            ("{name}[[: {count}]].", "Ana: 2."),
            ("[[{name} {end}]]x[[", "x[["),
            ("[[{count, plural, one {#} other {# of {name}}}]]", "2 of Ana"),
            ("", ""),
        ]
    )
    func fills(source: String, expected: String) {
        #expect(Sentence(source).filled(["name": "Ana", "count": "2", "one": "1"], .english) == expected)
    }

    @Test func countsZeroAsOneInFrench() {
        let sentence = Sentence("{n, plural, one {# réponse} other {# réponses}}")
        #expect(sentence.filled(["n": "0"], .french) == "0 réponse")
        #expect(sentence.filled(["n": "0"], .german) == "0 réponses")
    }

    @Test func namesItsPlaces() {
        #expect(Sentence("{a} {b, plural, one {{c}} other {#}}[[{d}]]").names == ["a", "b", "c", "d"])
    }

    @Test func putsNoValueIntoAValue() {
        #expect(Sentence("{a}{b}").filled(["a": "{b}", "b": "x"], .english) == "{b}x")
    }
}
