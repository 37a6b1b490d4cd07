import NIOCore
import Testing

@testable import HubbubWebSocket

/// Any bytes at all are answered with an action, never with a trap, and however they are cut with the same ones.
@Suite struct FuzzTests {
    @Test(arguments: 1...40)
    func takesAnyBytesHoweverTheyAreCut(seed: UInt64) {
        var random = Chance(state: seed)
        for _ in 0..<50 {
            let bytes = Self.stream(&random)
            var whole = WebSocketMachine.server(compresses: true)
            let actions = whole.all(bytes)
            var cut = WebSocketMachine.server(compresses: true)
            var rest = bytes
            var pieces: [WebSocketMachine.Action] = []
            while rest.readableBytes > 0 {
                let size = min(rest.readableBytes, Int.random(in: 1...9, using: &random))
                pieces += cut.all(rest.readSlice(length: size) ?? ByteBuffer())
            }
            #expect(pieces == actions)
            #expect(cut.isOpen == whole.isOpen)
        }
    }

    @Test(arguments: 1...20)
    func readsAnyOffer(seed: UInt64) {
        var random = Chance(state: seed)
        let words = [
            "permessage-deflate", "server_max_window_bits", "client_max_window_bits", ";", ",", "=", "\"", "15", " ",
            "é",
        ]
        for _ in 0..<500 {
            let line = (0..<Int.random(in: 0...12, using: &random)).map { _ in words.randomElement(using: &random) ?? ""
            }.joined()
            let header = Compression.accept([line])?.header
            #expect(header?.hasPrefix(Compression.offer.header) != false)
            _ = try? Compression.confirm([line])
            _ = WebSocketURL("ws://" + line)
        }
    }

    /// Some frames, mostly right, with a few bits turned.
    private static func stream(_ random: inout Chance) -> ByteBuffer {
        var bytes = ByteBuffer()
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let opcode = [0x0, 0x1, 0x1, 0x2, 0x8, 0x9, 0xA].randomElement(using: &random) ?? 0
            let count = Int.random(in: 0...300, using: &random)
            let payload = (0..<count).map { _ in UInt8.random(in: 0x20...0x7E, using: &random) }
            let isFinal = opcode > 2 || Bool.random(using: &random)
            bytes.writeImmutableBuffer(
                Bytes.frame(UInt8(opcode), opcode > 7 ? Array(payload.prefix(125)) : payload, isFinal: isFinal)
            )
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let place = Int.random(in: 0..<bytes.readableBytes, using: &random)
            bytes.setInteger(UInt8.random(in: 0...255, using: &random), at: place)
        }
        return bytes
    }
}

/// A generator that says the same each time (a 64-bit linear congruence, its high bits).
struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        var word: UInt64 = 0
        for _ in 0..<2 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            word = word << 32 | state >> 32
        }
        return word
    }
}
