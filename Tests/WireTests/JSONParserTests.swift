import HubbubWire
import Testing

@Suite("JSON, read strictly")
struct JSONParserTests {
    @Test func readsWhatItWrites() throws {
        let text = #"{"a":[1,-2,true,false,null,"x\n\"é\\"],"b":{},"c":1.5}"#
        var writer = JSONWriter()
        writer.value(try JSONParser.parse(text))
        #expect(writer.text == text)
    }

    @Test(arguments: [
        (#"{"a":1,"a":2}"#, JSONParser.Failure.duplicateName("a")),
        (#"[1,2"#, .unexpectedEnd),
        (#"[1 2]"#, .unexpectedByte(at: 3)),
        (#"{} {}"#, .trailing(at: 3)),
        (#"01"#, .badNumber(at: 0)),
        (#"9007199254740993"#, .badNumber(at: 0)),
        (#"-9007199254740993"#, .badNumber(at: 0)),
        (#"-9223372036854775808"#, .badNumber(at: 0)),
        (#"99999999999999999999999999999999999999999"#, .badNumber(at: 0)),
        (#""\ud800""#, .badEscape(at: 2)),
        (#""\x""#, .badEscape(at: 2)),
        ("\"a\nb\"", .unexpectedByte(at: 2)),
        ("", .unexpectedEnd),
    ])
    func refuses(text: String, failure: JSONParser.Failure) {
        #expect(throws: failure) { try JSONParser.parse(text) }
    }

    @Test func refusesBadUTF8() {
        #expect(throws: JSONParser.Failure.badUTF8) { try JSONParser.parse([0x22, 0xC3, 0x28, 0x22]) }
        #expect(throws: JSONParser.Failure.badUTF8) { try JSONParser.parse([0x22, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test func refusesDepthBeforeTheStackEnds() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONParser.Failure.tooDeep) { try JSONParser.parse(deep) }
        let allowed = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try JSONParser.parse(allowed) }
    }

    @Test func joinsSurrogatePairs() throws {
        #expect(try JSONParser.parse(#""\ud83d\ude00""#).string == "😀")
    }

    /// Every prefix and every single changed byte of a frame is read or refused, never worse.
    @Test func survivesEveryBrokenFrame() {
        let frame = Array(#"{"id":7,"do":"message.post","body":"é😀\u00e9\n","key":"c0ffee00","n":[1.5e3,-0]}"#.utf8)
        for length in 0..<frame.count { _ = try? JSONParser.parse(Array(frame[..<length])) }
        for index in frame.indices {
            for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0x5D, 0x80, 0xFF, 0x39] {
                var broken = frame
                broken[index] = byte
                _ = try? JSONParser.parse(broken)
            }
        }
    }
}
