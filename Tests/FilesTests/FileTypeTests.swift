import Testing

@testable import HubbubFiles

@Suite("Types of files") struct FileTypeTests {
    private func type(_ bytes: [UInt8]) -> FileType { bytes.withUnsafeBytes { FileType(head: $0) } }
    private func type(_ text: String) -> FileType { type(Array(text.utf8)) }

    @Test func areReadFromTheBytes() {
        #expect(type(Pictures.jpeg()) == .jpeg && type(Pictures.png()) == .png && type(Pictures.gif()) == .gif)
        #expect(type(Pictures.webp()) == .webp && type(Pictures.avif()) == .avif)
        #expect(type(Pictures.box("ftyp", Array("heic".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8))) == .heic)
        #expect(type(Pictures.box("ftyp", Array("mif1".utf8) + [0, 0, 0, 0] + Array("mif1avif".utf8))) == .avif)
        #expect(type(Pictures.box("ftyp", Array("M4A ".utf8) + [0, 0, 0, 0] + Array("isom".utf8))) == .m4a)
        #expect(type(Pictures.box("ftyp", Array("isom".utf8) + [0, 0, 0, 0] + Array("mp42".utf8))) == .other)
        #expect(type("%PDF-1.7\n") == .pdf && type("fLaC\0") == .flac && type("ID3\u{3}\0") == .mp3)
        #expect(type([0xFF, 0xFB, 0x90, 0x64]) == .mp3)
        #expect(type([0xFF, 0xFF, 0xFF, 0xFF]) == .other)
        #expect(type([0x50, 0x4B, 3, 4, 0]) == .zip)
        #expect(type("RIFF1234WAVEfmt ") == .wav && type("RIFF\0234AVI LIST") == .other)
        let page: [UInt8] = Array("OggS".utf8) + [UInt8](repeating: 0, count: 22) + [1, 19]
        #expect(type(page + Array("OpusHead".utf8)) == .ogg && type(page + Array("\u{80}theora".utf8)) == .other)
        #expect(type([]) == .other)
    }

    @Test func ofTextsAreOnlyWhatCannotAct() {
        #expect(type("Grüße aus Köln\n") == .text && type("{\"a\": 1}") == .text)
        for acting in [
            "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "<!doctype html><script>x()</script>",
            "\n\t <html>", "\u{FEFF}<?xml version='1.0'?>",
        ] { #expect(type(acting) == .other, "\(acting)") }
        #expect(type("a\0b") == .other && type([0x41, 0xC3, 0x28]) == .other && type("a\u{1B}[2J") == .other)
        #expect(FileType.other.isInline == false && FileType.text.isInline == false && FileType.pdf.isInline == false)
    }

    /// A character may be cut by the end of what is looked at, but not by the file's own.
    @Test func ofLongTextsAreReadToTheLastWholeCharacter() {
        for shift in 0..<4 {
            let long = String(repeating: "a", count: FileType.headBytes - 4 + shift) + "😀 and more"
            #expect(type(long) == .text, "\(shift)")
        }
        #expect(type(Array("abc".utf8) + [0xF0, 0x9F]) == .other)
    }

    /// What is shown in place is named, not guessed: a new kind must be thought about.
    @Test func shownInPlaceAreThese() {
        let shown = Set(FileType.allCases.filter(\.isInline).map(\.rawValue))
        #expect(
            shown == [
                "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "audio/mpeg", "audio/ogg",
                "audio/flac", "audio/wav", "audio/mp4",
            ]
        )
    }
}
