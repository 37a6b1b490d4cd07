import HubbubLocale
import HubbubModel
import Testing

@testable import HubbubServer

@Suite struct TextTests {
    @Test func readsForms() {
        let pairs = FormText.pairs("nick=ana&name=Ana+M%C3%BCller&empty=&lone&bad=%zz%4")
        #expect(pairs.map(\.name) == ["nick", "name", "empty", "lone", "bad"])
        #expect(pairs.map(\.value) == ["ana", "Ana Müller", "", "", "%zz%4"])
    }

    @Test func boundsTheFieldsOfAForm() {
        #expect(FormText.pairs(String(repeating: "a=b&", count: 10_000)).count == FormText.pairCount)
    }

    @Test(arguments: ["réunion?", "a&b=c", "100 %", "東京", "/berlin/42"])
    func encodesForQueries(text: String) {
        #expect(FormText.decoded(FormText.encoded(text)) == text)
        #expect(FormText.encoded(text).utf8.allSatisfy { $0 > 32 && $0 < 127 })
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example", "/\\evil.example", "\\/evil", "javascript:alert(1)",
        "/a\r\nSet-Cookie: b", "/a b",
        "", "berlin", "/\u{202e}",
    ])
    func goesBackToNoOtherSite(path: String) {
        #expect(ReturnPath.safe(path) == "/")
    }

    @Test func goesBackToAPathOfOurs() {
        #expect(ReturnPath.safe("/berlin/coworking?view=threads") == "/berlin/coworking?view=threads")
        #expect(ReturnPath.safe(nil) == "/")
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01T00:00Z"), (951_782_400_000, "2000-02-29T00:00Z"),
        (1_763_800_000_000, "2025-11-22T08:26Z"),
        (-1, "1969-12-31T23:59Z"), (4_107_542_399_000, "2100-02-28T23:59Z"),
    ])
    func tellsTheDate(ms: Int64, expected: String) {
        #expect(CivilTime(Time(ms: ms)).iso == expected)
    }

    @Test(arguments: [Int64.min, .max])
    func survivesAnyMoment(ms: Int64) {
        #expect(!CivilTime(Time(ms: ms)).text(PageWords(language: .english)).isEmpty)
    }

    @Test func logsNoSecretsOfPaths() {
        #expect(RequestLog.shown("/invite/abc") == "/invite/…")
        #expect(RequestLog.shown("/a\nb\u{1B}[31m") == "/a?b?[31m")
        #expect(RequestLog.shown(String(repeating: "a", count: 500)).count == 120)
    }

    @Test func holdsTheCookieToItsSite() {
        #expect(SessionCookie.set("t", isSecure: true).hasSuffix("HttpOnly; SameSite=Lax; Secure"))
        #expect(SessionCookie.set("t", isSecure: false).hasSuffix("HttpOnly; SameSite=Lax"))
        #expect(SessionCookie.set("t", isSecure: false).contains("; Path=/;"))
        #expect(SessionCookie.clear(isSecure: false).contains("Max-Age=0"))
    }
}
