import HubbubMarkup
import Testing

/// What people try to get past a renderer.
@Suite("Hostile Markdown")
struct HostileMarkdownTests {
    /// The only opening tags that may ever come out, with the attributes they may carry.
    private static let tags: Set<String> = [
        "a", "p", "br", "hr", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol",
        "li", "div", "table", "thead", "tbody", "tr", "th", "td", "details", "summary",
    ]
    private static let attributes: Set<String> = ["href", "rel", "class", "data-nick", "start", "tabindex"]

    static let corpus = [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
        "<svg><script href=data:,alert(1) /></svg>", "<iframe src=javascript:alert(1)>",
        "<style>*{display:none}</style>",
        "<a href=\"javascript:alert(1)\">x</a>", "<b onmouseover=alert(1)>x</b>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<?php ?><x>", "<![CDATA[<script>]]>", "<details open ontoggle=alert(1)>", "<math><mi xlink:href=javascript:1>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](<java\nscript:1>)",
        "[x](&#106;avascript:alert(1))", "[x](&Tab;javascript:alert(1))", "[x](javascript&colon;alert(1))",
        "[x](\u{1}javascript:alert(1))", "[x](vbscript:x)", "[x](data:text/html,<script>alert(1)</script>)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)", "<javascript:alert(1)>", "<data:text/html,x>", "[x](file:///etc)",
        "[x](https://a/\"onclick=alert(1))", "[x](<https://a/\" onclick=alert(1) \">)", "[x](https://a/'onclick='a)",
        "[x](https://a 'a\" onclick=\"b')", "![x\" onerror=\"alert(1)](https://a/)", "![x](javascript:alert(1))",
        "[x](/\\example.org)", "[x](/\t/example.org)", "[x](///example.org)", "[x](\\\\example.org)", "[x](/&#9;/a)",
        "```\"><script>\nx\n```", "```a\" onload=\"b\n```", "```quote\n</blockquote><script>\n```",
        "```spoiler <script>alert(1)</script>\nx\n```", "`</code><script>alert(1)</script>`", "$</code><script>$",
        "| <script> | b |\n|--|--|\n| </td><script> | \" |", "# <script>", "- <script>", "> <script>",
        "[<script>](https://a)", "[x]: javascript:alert(1)\n\n[x]", "&lt;script&gt;", "&#60;script&#62;", "&amp;lt;",
        "@ana\"><script>", "#berlin\"><script>", "https://a/\"><script>", "http://a/<script>", "www.a.b/\"onclick=",
        "a@b.c\"><script>", "\u{202E}<script>\u{202C}", "<scr\u{0}ipt>", "<\u{200B}script>", "﹤script﹥", "＜script＞",
        "**<script>**", "~~<script>~~", "\\<script\\>", "\\\\<script>", "[a](<b)c>",
        "[![](javascript:1)](javascript:2)",
        "[a](https://x)[b](https://y\"z)", "<https://a/\"onclick=\"b>", "<mailto:a@b\"c>", "xmpp:a@b\"c", "ftp://a.b/c",
    ]

    @Test("lets no element or attribute through that is not ours", arguments: corpus)
    func letsNothingThrough(source: String) {
        let references = References(member: { $0 }, path: { "/" + $0 })
        for text in [source, "a " + source + " b", "> " + source, "- " + source, "```quote\n" + source + "\n```"] {
            let html = Markdown.html(text, references: references)
            #expect(Self.fault(in: html) == nil, "\(html)")
        }
    }

    @Test func believesNoPathThatLeadsOut() {
        for path in ["//example.org", "https://example.org", "javascript:alert(1)", "", "/\\example.org"] {
            let references = References(member: { _ in "\"><script>" }, path: { _ in path })
            let html = Markdown.html("#berlin @ana", references: references)
            #expect(Self.fault(in: html) == nil, "\(html)")
            #expect(!html.contains("address"))
        }
    }

    @Test(
        "reads what is nested or repeated without end",
        arguments: [
            ">", "[", "![", "(", "*", "**a ", "_a", "`", "~~", "<", "<!--", "&", "$", "$a ", "$$ ", "\\", "@a", "@",
            "#a ",
            ":a", ":", "- ", "> - ", "1. ", "|", "|a", "[a](", "](", "![[]()", "www.", "http://a", "a@a.", "\n\n", "# ",
            "e\u{301}", "\u{200D}👩", "\u{202E}", "```quote\n", "``` \n", "- [ ] ",
        ]
    )
    func readsRepetition(part: String) {
        for bytes in [16_384, 60_000] {
            let source = String(repeating: part, count: bytes / part.utf8.count)
            let html = Markdown.html(source, references: References(member: { $0 }, path: { "/" + $0 }))
            #expect(Self.fault(in: html) == nil)
            #expect(html.utf8.count < bytes * 60)
            _ = Markdown.terminal(source, style: .colour, width: 80)
            _ = Markdown.plain(source)
        }
    }

    @Test func holdsForAnyMixture() {
        let parts =
            Self.corpus + [
                "\n", "\n\n", " ", "    ", "\t", "|", "|-|", "> ", "- ", "1. ", "```", "```quote\n", "```spoiler x\n",
                "`", "*", "**", "_",
                "~~", "[", "](", ")", "![", "<", ">", "\"", "'", "&", "\\", "$", "$$", "@ana", "#berlin/1", ":tada:",
                "\u{1B}[2J",
                "\u{202E}", "\u{200D}", "é", "東", "🎉", "https://a.b/", "javascript:", "# ", "---\n", "[x]: https://a\n",
                "\u{0}", "\r",
            ]
        var random = Draws(state: 20_130_502)
        let references = References(member: { $0 }, path: { "/" + $0 })
        for _ in 0..<1_500 {
            let source = (0..<random.next(below: 24)).map { _ in parts[random.next(below: parts.count)] }.joined()
            let html = Markdown.html(source, references: references)
            #expect(Self.fault(in: html) == nil, "\(source.debugDescription): \(html)")
            let lines = Markdown.terminal(source, style: .plain, width: 1 + random.next(below: 100))
            #expect(
                !lines.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) }
            )
            #expect(!Markdown.plain(source).unicodeScalars.contains("\u{1B}"))
        }
    }

    /// Numbers that look drawn and are the same each time (SplitMix64).
    private struct Draws {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
        }
    }

    @Test func doesNotFillTablesWithoutEnd() {
        let wide = String(repeating: "|a", count: 8_000) + "\n" + String(repeating: "|-", count: 8_000) + "\n"
        let source = wide + String(repeating: "|\n", count: 16_000)
        #expect(!Markdown.html(source).contains("<table"))
        #expect(Markdown.html("|a|\n|-|\n|b|").contains("<table"))
    }

    @Test func showsWhatIsTooLongAsPlainLines() {
        let source = String(repeating: "**a** <b>\n", count: 10_000)
        let html = Markdown.html(source)
        #expect(html.hasPrefix("<p>**a** &lt;b&gt;<br>**a**"))
        #expect(Markdown.plain(source).hasPrefix("**a** <b>\n"))
        #expect(Markdown.mentions(in: source + "@ana").isEmpty)
    }

    @Test func rendersFromManyThreadsAlike() async {
        let source = "~~a~~ https://example.org $x_1$ **b** :tada:\n\n|a|\n|-|\n|b|"
        let expected = Markdown.html(source)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).allSatisfy { _ in Markdown.html(source) == expected } }
            }
            for await isSame in group { #expect(isSame) }
        }
    }

    /// The first thing in `html` that should not be there.
    private static func fault(in html: String) -> String? {
        for part in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
            guard let end = part.firstIndex(of: ">") else { return "unclosed: \(part)" }
            let tag = part[..<end]
            if tag.hasPrefix("/") {
                guard tags.contains(String(tag.dropFirst())) else { return "tag: \(tag)" }
                continue
            }
            guard let fault = fault(inTag: tag) else { continue }
            return fault
        }
        return html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" } ? "control" : nil
    }

    private static func fault(inTag tag: Substring) -> String? {
        let pieces = tag.split(separator: "\"", omittingEmptySubsequences: false)
        guard pieces.count % 2 == 1 else { return "quotes: \(tag)" }
        for (index, piece) in pieces.enumerated() {
            if index % 2 == 1 {
                let isLink = pieces[index - 1].hasSuffix("href=")
                let begins = ["http://", "https://", "mailto:", "/"].contains { piece.lowercased().hasPrefix($0) }
                guard !isLink || (begins && !piece.hasPrefix("//") && !piece.contains("\\")) else {
                    return "href: \(piece)"
                }
                continue
            }
            let words = piece.split(separator: " ")
            for (place, word) in words.enumerated() {
                let isKnown =
                    index == 0 && place == 0
                    ? tags.contains(String(word)) : attributes.contains(String(word.dropLast()))
                guard isKnown else { return "word: \(word) in \(tag)" }
            }
        }
        return nil
    }
}
