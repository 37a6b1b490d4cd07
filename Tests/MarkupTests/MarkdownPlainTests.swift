import HubbubMarkup
import Testing

@Suite("Markdown to plain text")
struct MarkdownPlainTests {
    @Test(
        "keeps the words and drops the marks",
        arguments: [
            ("**bold** `code` ~~gone~~", "bold code gone"),
            ("one\ntwo\n\nthree", "one\ntwo\nthree"),
            ("- a\n- b", "a\nb"),
            ("[text](https://example.org)", "text"),
            ("https://example.org/a_b", "https://example.org/a_b"),
            ("![a cat](https://example.org/c.png)", "a cat"),
            ("| a | b |\n|---|---|\n| 1 | 2 |", "a b\n1 2"),
            ("```quote\n*a*\n```\nb", "a\nb"),
            ("```swift\nlet a\n```", "let a"),
            ("$x_1$ <b>x</b> &amp;", "$x_1$ <b>x</b> &"),
            ("@ana \\@bea #berlin/42 :tada:", "@ana @bea #berlin/42 🎉"),
            ("a\u{202E}b", "ab"),
            ("", ""),
        ]
    )
    func keepsWords(source: String, expected: String) {
        #expect(Markdown.plain(source) == expected)
    }

    @Test func excerptsOnOneLine() {
        #expect(Markdown.excerpt("# Hello\n\nto *you*", length: 40) == "Hello to you")
        #expect(Markdown.excerpt("Hello to you all", length: 10) == "Hello to…")
        #expect(Markdown.excerpt("Hello", length: 5) == "Hello")
        #expect(Markdown.excerpt("Hello", length: 1) == "…")
        #expect(Markdown.excerpt("Hello", length: 0) == "")
        #expect(Markdown.excerpt("", length: 10) == "")
    }
}
