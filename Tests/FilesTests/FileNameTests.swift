import Testing

@testable import HubbubFiles

@Suite("Names of files") struct FileNameTests {
    @Test func areOneLineWithoutAPath() {
        #expect(FileName("pier.jpg").text == "pier.jpg")
        #expect(FileName("../../etc/passwd").text == "passwd")
        #expect(FileName(#"C:\Users\ana\pier.jpg"#).text == "pier.jpg")
        #expect(FileName("a\r\nSet-Cookie: x=y.txt").text == "aSet-Cookie: x=y.txt")
        #expect(FileName("  two \u{2028} words .txt ").text == "two words .txt")
        #expect(FileName(".htaccess").text == "htaccess")
        for nothing in ["", "/", "...", " ", "\u{200B}", "\u{0}"] { #expect(FileName(nothing).text == "file") }
    }

    /// `photo` + override + `gpj.exe` would read as `photoexe.jpg`.
    @Test func turnAroundNowhere() {
        #expect(FileName("photo\u{202E}gpj.exe").text == "photogpj.exe")
        #expect(FileName("a\u{2066}b\u{2069}\u{200F}\u{FE0F}\u{E0041}c.png").text == "abc.png")
    }

    @Test func keepTheirEndWhenTheyAreLong() {
        let name = FileName(String(repeating: "ä", count: 400) + ".pdf").text
        #expect(name.unicodeScalars.count == FileName.characters && name.hasSuffix("….pdf"))
        #expect(FileName(String(repeating: "x", count: 400)).text.unicodeScalars.count == FileName.characters)
        #expect(FileName("x." + String(repeating: "y", count: 400)).text.unicodeScalars.count == FileName.characters)
    }

    @Test func areQuotedForDownload() {
        #expect(
            FileName("Mär\"ch; 50%.txt").dispositionParameters
                == #"filename="M_r_ch_ 50_.txt"; filename*=UTF-8''M%C3%A4r%22ch%3B%2050%25.txt"#
        )
        let tricky = FileName("x\"; filename=\"evil.exe").dispositionParameters
        #expect(tricky.split(separator: "\"").count == 3, "\(tricky)")
    }
}
