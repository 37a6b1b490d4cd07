import HubbubMarkup
import Testing

@Suite("Markdown to terminal text")
struct MarkdownTerminalTests {
    private func plain(_ source: String, width: Int = 40) -> String {
        Markdown.terminal(source, style: .plain, width: width)
    }

    @Test(
        "reads as typed in plain style",
        arguments: [
            ("**bold** *leaning* `code` ~~gone~~", "**bold** _leaning_ `code` ~~gone~~"),
            ("one\ntwo\n\nthree", "one\ntwo\n\nthree"),
            ("> said\n> more\n\nno", "> said\n> more\n\nno"),
            ("- a\n- b\n  - c", "- a\n- b\n  - c"),
            ("9. a\n10. b", "9. a\n10. b"),
            ("- [x] a\n- [ ] b", "[x] a\n[ ] b"),
            ("# Title\ntext", "# Title\n\ntext"),
            ("```\nlet a\n  b\n```", "    let a\n      b"),
            ("a [b](https://example.org) c", "a b[1] c\n[1] https://example.org"),
            ("https://example.org", "https://example.org"),
            ("![cat](https://example.org/c)", "cat[1]\n[1] https://example.org/c"),
            ("| a | b |\n|---|---|\n| 100 | 2 |", "a    b\n---  -\n100  2"),
            ("@ana #berlin/42 :tada: $x_1$", "@ana #berlin/42 🎉 $x_1$"),
            ("```quote\na\n```\nb", "> a\n\nb"),
            ("<b>x</b>", "<b>x</b>"),
            ("", ""),
        ]
    )
    func readsAsTyped(source: String, expected: String) {
        #expect(plain(source) == expected)
    }

    @Test func wrapsAtTheWidth() {
        #expect(plain("one two three four five six", width: 20) == "one two three four\nfive six")
        #expect(plain("> one two three four five six", width: 22) == "> one two three four\n> five six")
        #expect(plain("- 東京東京東京東京 東京東京", width: 20) == "- 東京東京東京東京\n  東京東京")
        #expect(plain("a", width: -5) == "a")
    }

    @Test func leavesRoomForWhatStandsBeforeTheFirstLine() {
        func behind(_ source: String, _ taken: Int) -> String {
            Markdown.terminal(source, style: .plain, width: 40, taken: taken)
        }
        #expect(
            behind("one two three four five six seven eight nine", 18)
                == "one two three four\nfive six seven eight nine"
        )
        // A word that does not fit there, and what stands by itself, begin below.
        #expect(behind("unbelievably-long-word short", 19) == "\nunbelievably-long-word short")
        #expect(behind("one", 35) == "\none")
        #expect(behind("> said\n\nno", 5) == "\n> said\n\nno")
        #expect(behind("```\ncode\n```", 5) == "\n    code")
        #expect(behind("- a", 5) == "\n- a")
        #expect(behind("one\n\n```\n```", 5) == "one")
    }

    @Test func breaksRowsOfCodeOnlyWhereAsked() {
        let source = "```\nlet answer = question.asked(by: everyone)\n```"
        #expect(plain(source, width: 24) == "    let answer = question.asked(by: everyone)")
        let broken = Markdown.terminal(source, style: .plain, width: 24, breaksRows: true)
        #expect(broken == "    let answer = questio\n    … n.asked(by: everyo\n    … ne)")
        #expect(broken.split(separator: "\n").allSatisfy { $0.count <= 24 })
    }

    @Test func coloursWithoutMarks() {
        let text = Markdown.terminal("**bold** `code`", style: .colour, width: 40)
        #expect(text == "\u{1B}[1mbold\u{1B}[0m \u{1B}[36mcode\u{1B}[0m")
    }

    @Test func linksWhereTheTerminalShowsThem() {
        let link = "\u{1B}]8;;https://example.org/a\u{1B}\\"
        let end = "\u{1B}]8;;\u{1B}\\"
        #expect(
            Markdown.terminal("see [it](https://example.org/a)", style: .linked, width: 40)
                == "see \(link)\u{1B}[4mit\u{1B}[0m\(end)[1]\n\(link)\u{1B}[2m[1] https://example.org/a\u{1B}[0m\(end)"
        )
    }

    @Test(
        "links nowhere but to the web and to mail",
        arguments: [
            "[a](javascript:alert)", "[a](file:///etc/passwd)", "[a](https://ex\u{1B}\\b)", "[a](/b)", "[a](https://é)",
        ]
    )
    func linksNowhereElse(source: String) {
        #expect(!Markdown.terminal(source, style: .linked, width: 40).contains("\u{1B}]8"))
    }

    @Test(
        "shows what would steer the terminal",
        arguments: [
            "\u{1B}[2J", "\u{1B}]8;;https://example.org\u{7}x", "\u{1B}]52;c;AAAA\u{7}", "\u{9B}31m", "a\u{8}b", "a\rb",
            "&#27;[2J", "`\u{1B}[2J`", "```\n\u{1B}[2J\n```", "[\u{1B}](https://a/\u{1B})", "|\u{1B}|\n|-|",
            "<\u{1B}>", "# \u{1B}", "```spoiler \u{1B}\nx\n```", "$\u{1B}$", "[a](https://x/&#27;)",
            "\u{85}\u{7F}\u{202E}",
        ]
    )
    func showsControls(source: String) {
        let text = plain(source)
        #expect(
            text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)) }
        )
        #expect(!text.unicodeScalars.contains("\u{202E}"))
    }

    @Test func makesNamesSafe() {
        #expect(TerminalText.safe("a\u{1B}[1mb\nc\u{9B}\u{7F}\u{202E}é") == "a^[[1mb c<9B>^?é")
        #expect(TerminalText.safe("plain") == "plain")
        #expect(TerminalText.safeLines("a\n\tb\r\nc") == "a\n    b\nc")
    }

    @Test func countsColumns() {
        #expect(TerminalText.columns("abc") == 3)
        #expect(TerminalText.columns("é東🎉") == 5)
        #expect(TerminalText.columns("e\u{301}👩\u{200D}🌾❤️") == 5)
        #expect(TerminalText.cut("hello", to: 5) == "hello")
        #expect(TerminalText.cut("hello", to: 4) == "hel…")
        #expect(TerminalText.cut("東京東京", to: 4) == "東…")
        #expect(TerminalText.cut("hello", to: 0) == "")
    }
}
