import Testing

@testable import HubbubTerminal

@Suite("Pasted, collected and written lines")
struct WritingTests {
    private static let paste = "\u{1B}[200~one\rtwo\u{1B}[201~"

    @Test func tellsWhatWasPastedFromWhatWasTyped() {
        var reader = PasteReader()
        let bytes = Array("a\(Self.paste)b".utf8)
        #expect(
            reader.append(bytes) == [.keys(Array("a".utf8)), .paste(Array("one\rtwo".utf8)), .keys(Array("b".utf8))]
        )
    }

    @Test func joinsWhatCameInPieces() {
        let bytes = Array(Self.paste.utf8)
        for cut in 3..<bytes.count {
            var reader = PasteReader()
            #expect(reader.append(bytes[..<cut]) + reader.append(bytes[cut...]) == [.paste(Array("one\rtwo".utf8))])
        }
    }

    @Test(arguments: [
        "\u{1B}", "\u{1B}[A", "\u{1B}b", "\u{1B}1", "\u{1B}[3~", "\u{1B}[20~", "\u{1B}\u{1B}[A", "é\u{1B}[D",
    ])
    func keepsNoKeyWaiting(keys: String) {
        var reader = PasteReader()
        #expect(reader.append(Array(keys.utf8)) == [.keys(Array(keys.utf8))])
    }

    @Test func takesNoSequenceInPastedTextForItsEnd() {
        var reader = PasteReader()
        let inner = "x\u{1B}[20\u{1B}[2J\u{1B}"
        #expect(reader.append(Array("\u{1B}[200~\(inner)\u{1B}[201~".utf8)) == [.paste(Array(inner.utf8))])
        #expect(PasteReader.text(Array("a\r\nb\rc\nd\te\u{1B}[2J\u{7}\u{9B}".utf8)) == "a\nb\nc\nd    e[2J")
    }

    @Test func dropsWhatIsLongerThanAnyMessage() {
        var reader = PasteReader()
        let bytes =
            Array("\u{1B}[200~".utf8) + [UInt8](repeating: 65, count: PasteReader.bytes + 1)
            + Array("\u{1B}[201~k".utf8)
        #expect(reader.append(bytes) == [.tooLong, .keys(Array("k".utf8))])
    }

    @Test func collectsABlock() {
        var block = LineBlock(limit: 100)
        #expect(block.take("plain") == "plain" && !block.isOpen)
        #expect(block.take("/reply 3 \"\"\"") == nil && block.isOpen)
        #expect(block.take("one") == nil)
        #expect(block.take("") == nil)
        #expect(block.take("\"\"\"") == "/reply 3 one\n" && !block.isOpen)
        #expect(block.take("\"\"\"") == nil)
        #expect(block.take("/etc/passwd") == nil)
        #expect(block.take("\"\"\"") == "//etc/passwd")
        #expect(block.take("\"\"\"x") == "\"\"\"x")
    }

    @Test func keepsLittleOfABlockWithoutEnd() {
        var block = LineBlock(limit: 100)
        _ = block.take("\"\"\"")
        for _ in 0..<1_000 { _ = block.take(String(repeating: "a", count: 40)) }
        let text = block.take("\"\"\"") ?? ""
        #expect(text.utf8.count > 100 && text.utf8.count < 300)
    }

    @Test(
        arguments: [
            ("/away", SessionLine.away), ("/back", .back), ("/dnd", .undisturbed(nil)), ("/dnd off", .disturbed),
            ("/dnd 2h", .undisturbed(.seconds(7_200))), ("/editor", .editor),
            ("/hub set image ~/our bear.png ", .picture(hub: nil, path: "~/our bear.png")),
            ("/hub set #rome image \"a b\"", .picture(hub: "#rome", path: "a b")),
        ]
    )
    func readsLinesOfTheSession(text: String, line: SessionLine) {
        #expect(SessionLine(text) == line)
    }

    @Test(arguments: [
        "", "/dnd 0s", "/dnd 99999999999999999999d", "/dnd 400d", "/dnd x", "/away now", "away", "/hub set image",
        "/hub set #rome image",
        "/hub set image none", "/hub set image 812", "/hub set name image x", "/hub create image x",
        "/hub set image \"\"",
    ])
    func leavesOtherLinesAlone(text: String) {
        #expect(SessionLine(text) == nil)
    }

    @Test(
        arguments: [
            ("/goto 42", TypedLine.goTo("42")), ("/edit 42", .edit(42)), ("/edit 42 text", .line("/edit 42 text")),
            ("/opened", .opened), ("/open #berlin", .open("#berlin")), ("/open berlin", .line("/open berlin")),
        ]
    )
    func readsLinesOfTheClient(text: String, line: TypedLine) {
        #expect(TypedLine(text) == line)
    }

    @Test(arguments: [
        ("hello", true), ("//x", true), ("/me waves", true), ("/reply 1 x", false), ("s/a/b/", false), ("", false),
    ])
    func knowsAPost(text: String, isPost: Bool) {
        #expect(TypedLine.isPost(text) == isPost)
    }

    @Test func knowsTheFirstMomentOfADay() {
        #expect(LocalTime.begin(of: "2013-05-02") != nil)
        for text in ["", "2013", "2013-13-01", "x-y-z", "2013-5", "99999999999-1-1", "1969-12-31"] {
            #expect(LocalTime.begin(of: text) == nil, "\(text)")
        }
    }

    @Test func knowsTerminalsThatShowLinks() {
        func kind(_ given: [String: String]) -> TerminalKind { TerminalKind { given[$0] } }
        #expect(kind(["TERM": "xterm-256color", "VTE_VERSION": "7200"]).isLinked)
        #expect(kind(["TERM": "xterm-kitty"]).isLinked)
        #expect(!kind(["TERM": "xterm-kitty", "NO_COLOR": "1"]).isLinked)
        #expect(!kind(["TERM": "xterm"]).isLinked)
        #expect(!kind(["TERM": "dumb", "VTE_VERSION": "7200"]).isColoured)
        let tmux = ["TERM": "tmux-256color", "TMUX": "x", "TERM_PROGRAM": "tmux", "VTE_VERSION": "7200"]
        #expect(!kind(tmux.merging(["TERM_PROGRAM_VERSION": "3.3a"]) { $1 }).isLinked)
        #expect(kind(tmux.merging(["TERM_PROGRAM_VERSION": "3.4"]) { $1 }).isLinked)
    }
}
