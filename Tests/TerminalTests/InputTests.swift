import Testing

@testable import HubbubTerminal

@Suite("UTF-8 decoder")
struct UTF8DecoderTests {
    private func decoded(_ parts: [[UInt8]]) -> String {
        var decoder = UTF8Decoder()
        var text = String.UnicodeScalarView()
        for part in parts {
            decoder.append(part)
            while let scalar = decoder.next() { text.append(scalar) }
        }
        return String(text)
    }

    @Test func joinsCharactersThatComeInPieces() {
        let bytes = Array("aé東🎉".utf8)
        #expect(decoded(bytes.map { [$0] }) == "aé東🎉")
        #expect(decoded([bytes]) == "aé東🎉")
    }

    @Test func replacesWhatIsNotUTF8AndGoesOn() {
        #expect(decoded([[0xFF, 0x61]]) == "\u{FFFD}a")
        #expect(decoded([[0xC3], [0x61]]) == "\u{FFFD}a")
        #expect(decoded([[0xED, 0xA0, 0x80, 0x62]]) == "\u{FFFD}b")
        #expect(decoded([[0x80, 0x80]]) == "\u{FFFD}\u{FFFD}")
    }
}

@Suite("Input area")
struct InputAreaTests {
    private func row(_ columns: [Int], width: Int = 10) -> Int { InputArea(width: width).row(after: columns) }

    @Test func countsRowsAsTheTerminalWraps() {
        #expect(row([]) == 0)
        #expect(row(Array(repeating: 1, count: 9)) == 0)
        #expect(row(Array(repeating: 1, count: 10)) == 1)
        #expect(row(Array(repeating: 1, count: 25)) == 2)
    }

    @Test func movesAWideCharacterWholeToTheNextRow() {
        #expect(row(Array(repeating: 1, count: 9) + [2]) == 1)
        #expect(row(Array(repeating: 2, count: 5)) == 1)
        #expect(row([1] + Array(repeating: 2, count: 5)) == 1)
    }

    @Test func survivesATerminalWithoutColumns() {
        #expect(row([1, 1], width: 0) == 0)
    }
}

@Suite("Input lines")
struct InputLinesTests {
    @Test func splitsPiecesIntoLines() {
        var input = InputLines(bytes: 100)
        #expect(input.append("one\ntw".utf8) == [.text("one")])
        #expect(input.append("o\r\n\nthree".utf8) == [.text("two"), .text("")])
        #expect(input.end() == .text("three"))
        #expect(input.end() == nil)
    }

    @Test func skipsALineThatIsTooLongAndReadsTheNext() {
        var input = InputLines(bytes: 4)
        #expect(input.append("12345678\n1234\n".utf8) == [.tooLong, .text("1234")])
    }

    @Test func saysWhatIsNotUTF8() {
        var input = InputLines(bytes: 100)
        #expect(input.append([0xFF, 0x0A]) == [.garbled])
    }
}
