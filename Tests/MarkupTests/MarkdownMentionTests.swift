import HubbubMarkup
import Testing

@Suite("Mentions")
struct MarkdownMentionTests {
    @Test(
        "finds every name that may be meant, longest first",
        arguments: [
            ("@ana and @bea", ["ana", "bea"]),
            ("@ana @ana", ["ana"]),
            ("@ana.b-c!", ["ana.b-c", "ana.b", "ana"]),
            ("@ana...", ["ana...", "ana"]),
            ("@jérôme,", ["jérôme"]),
            ("@Анна", ["Анна"]),
            ("`@ana` [@bea](/x) > @carl", ["carl"]),
            ("> @ana\n\n@bea", ["bea"]),
            ("```\n@ana\n```", []),
            ("```quote\n@ana\n```", []),
            ("mail ana@example.org", []),
            ("\\@ana @1a @-a @ a", []),
            ("@a", []),
            ("@" + String(repeating: "a", count: 25), []),
        ]
    )
    func findsNames(source: String, expected: [String]) {
        #expect(Markdown.mentions(in: source) == expected)
    }

    @Test func mentionsTheLongestKnownName() {
        let references = References(nicks: ["ana": "ana", "ana.b": "ana.b", "JEROME": "jérôme"])
        let nicks = Markdown.mentioned(in: "@ana.b. @JEROME @ana @nobody @ana", references: references)
        #expect(nicks == ["ana.b", "jérôme", "ana"])
    }

    @Test func mentionsNoMoreThanItsLimit() {
        let source = (0..<200).map { "@member\($0)" }.joined(separator: " ")
        let references = References(member: { $0 }, path: { _ in nil })
        #expect(Markdown.mentioned(in: source, references: references).count == Markdown.mentionsPerMessage)
        #expect(Markdown.mentions(in: source).count < 300)
    }
}
