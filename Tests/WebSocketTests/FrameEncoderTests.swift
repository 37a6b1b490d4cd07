import NIOCore
import Testing

@testable import HubbubWebSocket

@Suite struct FrameEncoderTests {
    @Test(arguments: [0, 1, 125, 126, 127, 65535, 65536, 100_000])
    func writesWhatTheDecoderReads(count: Int) throws {
        let payload = ByteBuffer(bytes: (0..<count).map { UInt8(truncatingIfNeeded: $0) })
        for role in [WebSocketRole.server, .client] {
            var frame = ByteBuffer()
            FrameEncoder.write(.binary, payload, mask: role == .server ? 0x7856_3412 : nil, into: &frame)
            var machine = WebSocketMachine(role: role, allowsCompression: false, messageBytes: count)
            #expect(machine.all(frame) == [.deliver(.binary(payload))])
        }
    }

    /// The examples of RFC 6455, 5.7.
    @Test func writesTheStandardsExamples() {
        var plain = ByteBuffer()
        FrameEncoder.write(.text, ByteBuffer(string: "Hello"), into: &plain)
        #expect(plain == ByteBuffer(bytes: [0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f]))
        var masked = ByteBuffer()
        FrameEncoder.write(.text, ByteBuffer(string: "Hello"), mask: 0x3D21_FA37, into: &masked)
        #expect(masked == ByteBuffer(bytes: [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]))
    }

    @Test func cutsACloseReasonBetweenCharacters() throws {
        let reason = String(repeating: "é", count: 100)
        let payload = ClosePayload(code: .normal, reason: reason).encoded
        #expect(payload.readableBytes == 2 + 122)
        #expect(try ClosePayload(payload).reason == String(repeating: "é", count: 61))
    }

    @Test(arguments: [CloseCode.noStatus, .abnormal, CloseCode(rawValue: 1015)])
    func neverSendsCodesThatMustNotBeSent(code: CloseCode) {
        #expect(ClosePayload(code: code, reason: "x").encoded.readableBytes == 0)
    }
}
