import NIOCore
import Testing

@testable import HubbubWebSocket

@Suite struct CompressionTests {
    /// Text that compresses well, as chat does.
    static func text(_ count: Int) -> ByteBuffer {
        ByteBuffer(bytes: (0..<count).map { UInt8(ascii: "a") + UInt8(($0 * $0 / 7) % 23) })
    }

    @Test(arguments: [256, 1000, 8192, 16383, 16384, 16385, 32768, 65536, 131_072, 1_000_000])
    func inflatesWhatItDeflated(count: Int) throws {
        let text = Self.text(count)
        let deflated = try #require(Deflater.deflate(text))
        #expect(deflated.readableBytes < text.readableBytes)
        #expect(try Inflater.inflate(deflated, upTo: count) == text)
    }

    @Test func refusesToInflateBeyondTheLimit() throws {
        let deflated = try #require(Deflater.deflate(ByteBuffer(repeating: 0, count: 1 << 20)))
        #expect(throws: WebSocketFault.tooBig) { try Inflater.inflate(deflated, upTo: (1 << 20) - 1) }
    }

    @Test func leavesShortAndRandomTextAlone() {
        #expect(Deflater.deflate(Self.text(255)) == nil)
        var random = SystemRandomNumberGenerator()
        #expect(
            Deflater.deflate(ByteBuffer(bytes: (0..<1000).map { _ in UInt8.random(in: 0...255, using: &random) }))
                == nil
        )
    }

    /// The examples of RFC 7692, 7.2.3.
    @Test(
        arguments: [
            [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00],
            [0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00],
            [0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00],
            [0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xff, 0xff, 0xca, 0xc9, 0xc9, 0x07, 0x00],
        ] as [[UInt8]]
    )
    func inflatesTheStandardsExamples(bytes: [UInt8]) throws {
        #expect(try Inflater.inflate(ByteBuffer(bytes: bytes), upTo: 100) == ByteBuffer(string: "Hello"))
    }

    @Test(
        arguments: [
            [0xff, 0xff, 0xff], [0xf2, 0x48, 0xcd, 0xc9], [0x07], [0x05, 0x01],
        ] as [[UInt8]]
    )
    func refusesWhatIsNoWholeDeflate(bytes: [UInt8]) {
        #expect(throws: WebSocketFault.notDeflate) { try Inflater.inflate(ByteBuffer(bytes: bytes), upTo: 100) }
    }
}
