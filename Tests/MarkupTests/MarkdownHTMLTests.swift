import HubbubMarkup
import Testing

@Suite("Markdown to HTML")
struct MarkdownHTMLTests {
    private let references = References(
        nicks: ["ana": "ana", "jerome": "jérôme", "ana.b": "ana.b"],
        hubs: ["berlin"]
    )

    private func html(_ source: String) -> String { Markdown.html(source, references: references) }

    @Test(
        "writes each form as its element",
        arguments: [
            ("hello", "<p>hello</p>"),
            ("one\ntwo", "<p>one<br>two</p>"),
            ("one\n\ntwo", "<p>one</p><p>two</p>"),
            ("**bold** and *leaning*", "<p><strong>bold</strong> and <em>leaning</em></p>"),
            ("~~gone~~ and ~5", "<p><del>gone</del> and ~5</p>"),
            ("`a < b`", "<p><code>a &lt; b</code></p>"),
            (
                "```swift\nlet a = \"b\"\n```",
                "<pre tabindex=\"0\"><code class=\"language-swift\">let a = &quot;b&quot;\n</code></pre>"
            ),
            ("```\"><b>\nx\n```", "<pre tabindex=\"0\"><code>x\n</code></pre>"),
            ("> said", "<blockquote><p>said</p></blockquote>"),
            ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
            ("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
            ("- [x] a\n- [ ] b", "<ul><li class=\"task\">☑ a</li><li class=\"task\">☐ b</li></ul>"),
            ("# Title", "<h3>Title</h3>"),
            ("***", "<hr>"),
            ("", ""),
        ]
    )
    func writesEachForm(source: String, expected: String) {
        #expect(html(source) == expected)
    }

    @Test func writesTables() {
        let expected =
            "<div class=\"table\"><table tabindex=\"0\"><thead><tr><th>a</th><th class=\"right\">b</th></tr></thead>"
            + "<tbody><tr><td>1</td><td class=\"right\">2</td></tr></tbody></table></div>"
        #expect(html("| a | b |\n|---|--:|\n| 1 | 2 |") == expected)
        #expect(
            html("| a |\n|---|")
                == "<div class=\"table\"><table tabindex=\"0\"><thead><tr><th>a</th></tr></thead></table></div>"
        )
    }

    @Test(
        "links out with a mark, in without, and only where it may",
        arguments: [
            (
                "[x](https://example.org/?a=1&b=2)",
                "<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow noopener ugc\">x</a></p>"
            ),
            (
                "see https://example.org/a_b_c.",
                "<p>see <a href=\"https://example.org/a_b_c\" rel=\"nofollow noopener ugc\">"
                    + "https://example.org/a_b_c</a>.</p>"
            ),
            ("[x](/berlin/42)", "<p><a href=\"/berlin/42\">x</a></p>"),
            (
                "![a cat](https://example.org/cat.png)",
                "<p><a href=\"https://example.org/cat.png\" class=\"image\" rel=\"nofollow noopener ugc\">a cat</a></p>"
            ),
            (
                "[![cat](https://a.example/c.png)](https://b.example/)",
                "<p><a href=\"https://b.example/\" rel=\"nofollow noopener ugc\">cat</a></p>"
            ),
            (
                "[](https://example.org/a)",
                "<p><a href=\"https://example.org/a\" rel=\"nofollow noopener ugc\">https://example.org/a</a></p>"
            ),
            ("[x](javascript:alert(1))", "<p>x</p>"),
            ("[x](//example.org)", "<p>x</p>"),
            ("[x](page)", "<p>x</p>"),
            ("[x](ftp://example.org)", "<p>x</p>"),
        ]
    )
    func writesLinks(source: String, expected: String) {
        #expect(html(source) == expected)
    }

    @Test(
        "finds members and addresses in text only",
        arguments: [
            ("@ana hi", "<p><a class=\"mention\" data-nick=\"ana\">@ana</a> hi</p>"),
            ("(@jerome)", "<p>(<a class=\"mention\" data-nick=\"jérôme\">@jerome</a>)</p>"),
            ("@ana.", "<p><a class=\"mention\" data-nick=\"ana\">@ana</a>.</p>"),
            ("@ana.b-", "<p><a class=\"mention\" data-nick=\"ana.b\">@ana.b</a>-</p>"),
            ("@nobody", "<p>@nobody</p>"),
            ("\\@ana", "<p>@ana</p>"),
            ("x@ana", "<p>x@ana</p>"),
            ("é@ana", "<p>é@ana</p>"),
            ("`@ana`", "<p><code>@ana</code></p>"),
            ("**@ana**", "<p><strong><a class=\"mention\" data-nick=\"ana\">@ana</a></strong></p>"),
            ("[@ana](/x)", "<p><a href=\"/x\">@ana</a></p>"),
            ("#berlin", "<p><a class=\"address\" href=\"/berlin\">#berlin</a></p>"),
            (
                "in #berlin/coworking/42, or",
                "<p>in <a class=\"address\" href=\"/berlin/coworking/42\">#berlin/coworking/42</a>, or</p>"
            ),
            ("#rome", "<p>#rome</p>"),
            ("#Berlin #berlin_x #berlinée a#berlin", "<p>#Berlin #berlin_x #berlinée a#berlin</p>"),
            ("\\#berlin", "<p>#berlin</p>"),
            (
                "#berlin/99999999999999999999",
                "<p><a class=\"address\" href=\"/berlin\">#berlin</a>/99999999999999999999</p>"
            ),
        ]
    )
    func findsReferences(source: String, expected: String) {
        #expect(html(source) == expected)
    }

    @Test(
        "shows short names as emoji",
        arguments: [
            (":tada: :+1:", "<p>🎉 👍</p>"),
            (":nothing_such: 10:30:45", "<p>:nothing_such: 10:30:45</p>"),
            ("`:tada:` \\:tada:", "<p><code>:tada:</code> :tada:</p>"),
        ]
    )
    func showsEmoji(source: String, expected: String) {
        #expect(html(source) == expected)
    }

    @Test(
        "keeps formulas as typed and prices as text",
        arguments: [
            ("so $x_1 + y_2$ is", "<p>so <code class=\"math\">$x_1 + y_2$</code> is</p>"),
            ("$$a*b*c$$", "<p><code class=\"math\">$$a*b*c$$</code></p>"),
            ("$a\\$b$", "<p><code class=\"math\">$a\\$b$</code></p>"),
            ("costs $5 and $10", "<p>costs $5 and $10</p>"),
            ("$PATH:$HOME", "<p>$PATH:$HOME</p>"),
            ("\\$x_1$", "<p>$x_1$</p>"),
            ("$", "<p>$</p>"),
            ("$$", "<p>$$</p>"),
            ("a $x", "<p>a $x</p>"),
            ("```math\nx_1 < 2\n```", "<pre class=\"math\" tabindex=\"0\"><code>x_1 &lt; 2\n</code></pre>"),
        ]
    )
    func keepsFormulas(source: String, expected: String) {
        #expect(html(source) == expected)
    }

    @Test func rendersQuotesAndSpoilers() {
        #expect(html("```quote\n**a**\n```\nb") == "<blockquote><p><strong>a</strong></p></blockquote><p>b</p>")
        #expect(
            html("```spoiler The <end>\nthey *win*\n```")
                == "<details class=\"spoiler\"><summary>The &lt;end&gt;</summary><p>they <em>win</em></p></details>"
        )
        let nested = "``````quote\n`````quote\n````quote\n```quote\nx\n```\n````\n`````\n``````"
        let end = "<pre tabindex=\"0\"><code>x\n</code></pre></blockquote></blockquote></blockquote>"
        #expect(html(nested).hasSuffix(end))
    }

    @Test func leavesNothingInvisible() {
        #expect(html("a\u{202E}b\u{200B}c\u{0}d\u{1B}[31m") == "<p>abc\u{FFFD}d[31m</p>")
        #expect(html("a&#x202E;b&#27;c") == "<p>abc</p>")
        #expect(html("`a\u{2066}b`") == "<p><code>ab</code></p>")
        #expect(html("👩\u{200D}🌾 می\u{200C}خواهم a\u{200D}b") == "<p>👩\u{200D}🌾 می\u{200C}خواهم ab</p>")
        #expect(html("@a\u{200B}na") == "<p><a class=\"mention\" data-nick=\"ana\">@ana</a></p>")
        let pile = "z" + String(repeating: "\u{0300}", count: 1_000)
        #expect(html(pile).unicodeScalars.count < 30)
    }
}
