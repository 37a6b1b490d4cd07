import NIOCore
import Testing

@testable import HubbubWebSocket

@Suite struct PreparedFrameTests {
    private func read(_ bytes: ByteBuffer, compresses: Bool) -> [WebSocketMachine.Action] {
        var machine = WebSocketMachine(role: .client, allowsCompression: compresses, messageBytes: 1 << 20)
        return machine.all(bytes)
    }

    @Test func isOneTextFrame() {
        #expect(read(PreparedFrame("Grüße").plain, compresses: false) == [.text("Grüße")])
    }

    @Test func compressesForThoseWhoWantIt() {
        let text = String(repeating: "all the same ", count: 100)
        let frame = PreparedFrame(text)
        #expect(frame.bytes(compressed: false) == frame.plain)
        let compressed = frame.bytes(compressed: true)
        #expect(compressed.readableBytes < frame.plain.readableBytes / 4)
        #expect(read(compressed, compresses: true) == [.text(text)])
        #expect(frame.bytes(compressed: true) == compressed)
    }

    @Test func staysPlainWhenShortOrForbidden() {
        let short = PreparedFrame("short")
        #expect(short.bytes(compressed: true) == short.plain)
        let secret = PreparedFrame(String(repeating: "secret", count: 100), isCompressible: false)
        #expect(secret.bytes(compressed: true) == secret.plain)
    }

    @Test func joinsFramesInOrder() {
        let frames = [PreparedFrame("one"), PreparedFrame(String(repeating: "two", count: 200)), PreparedFrame("")]
        let actions: [WebSocketMachine.Action] = [.text("one"), .text(String(repeating: "two", count: 200)), .text("")]
        for compressed in [true, false] {
            #expect(read(PreparedFrame.join(frames, compressed: compressed), compresses: true) == actions)
        }
        #expect(PreparedFrame.join([], compressed: false).readableBytes == 0)
    }
}
