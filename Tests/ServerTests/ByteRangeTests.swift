import Testing

@testable import HubbubServer

@Suite("Parts of files") struct ByteRangeTests {
    @Test func areReadWhereTheyMakeSense() {
        #expect(ByteRange(nil, of: 10) == .whole)
        #expect(ByteRange("bytes=0-0", of: 10) == .part(0...0))
        #expect(ByteRange("bytes=3-", of: 10) == .part(3...9))
        #expect(ByteRange("bytes=-20", of: 10) == .part(0...9))
        #expect(ByteRange("bytes=9-9223372036854775807", of: 10) == .part(9...9))
        #expect(ByteRange("bytes=10-", of: 10) == .outside)
        #expect(ByteRange("bytes=-0", of: 10) == .outside)
        #expect(ByteRange("bytes=99999999999999999999-", of: 10) == .outside)
        #expect(ByteRange("bytes=0-", of: 0) == .outside)
        #expect(ByteRange("bytes=-1", of: 0) == .outside)
        for odd in ["", "bytes", "bytes=", "bytes=-", "bytes=--1", "bytes=1", "bytes=2-1", "bytes=1-2-3", "bytes= 1-2"]
        {
            #expect(ByteRange(odd, of: 10) == .whole, "\(odd)")
        }
    }
}
